public import CRegKit
import RegKit

#if Imaging
  import RegKitImaging

  /// What a `regkit_desk` handle points to; for one thread at a time.
  private final class DeskHandle: Handle {
    static var type: String { "regkit_desk" }
    static var parameter: String { "desk" }

    let desk: DocumentDesk
    let language: Language

    init(_ desk: DocumentDesk, _ language: Language) {
      self.desk = desk
      self.language = language
    }
  }
#endif

@c @implementation
public func regkit_desk_open(
  _ out: UnsafeMutablePointer<OpaquePointer?>?, _ rules: OpaquePointer?, _ manifest: UnsafePointer<CChar>?,
  _ manifest_length: Int, _ dossier: UnsafePointer<CChar>?, _ dossier_length: Int,
  _ options: UnsafePointer<regkit_options>?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    out.pointee = nil
    #if Imaging
      let rulebook = try RulesHandle.borrowed(rules).rulebook
      let options = try CallOptions(options)
      _ = try options.gateway(rulebook)
      let manifest = try parsed(manifest, manifest_length, "manifest") { (bytes) throws(QuestionError) in
        try DocumentManifest(json: bytes, under: rulebook)
      }
      let dossier = try parsed(dossier, dossier_length, "dossier") { (bytes) throws(QuestionError) in
        try Dossier(json: bytes, under: rulebook)
      }
      let desk = DocumentDesk(
        manifest: manifest ?? DocumentManifest(), dossier: dossier, under: rulebook, edition: options.edition,
        asOf: options.asOf)
      out.pointee = DeskHandle(desk, options.language).handle()
    #else
      throw unsupported
    #endif
  }
}

@c @implementation
public func regkit_desk_check(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ desk: OpaquePointer?, _ name: UnsafePointer<CChar>?,
  _ name_length: Int, _ file: UnsafePointer<UInt8>?, _ file_length: Int, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    let out = try out.checked()
    #if Imaging
      let handle = try DeskHandle.borrowed(desk)
      guard let name = try text(name, name_length, "name") else { throw .argument("name: NULL") }
      let bytes = UnsafeRawBufferPointer(try bytes(file, file_length, "file"))
      let check = handle.desk.check(bytes, named: name)
      try out.fill(check.json(in: handle.language), check.outcome)
    #else
      throw unsupported
    #endif
  }
}

@c @implementation
public func regkit_desk_close(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ desk: OpaquePointer?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    let out = try out.checked()
    #if Imaging
      let handle = try DeskHandle.borrowed(desk)
      let closing = handle.desk.closing()
      try out.fill(closing.json(in: handle.language), closing.outcome)
    #else
      throw unsupported
    #endif
  }
}

@c @implementation
public func regkit_desk_free(_ desk: OpaquePointer?) {
  #if Imaging
    DeskHandle.release(desk)
  #endif
}
