public import CRegKit
import CPOSIX
import GS1

/// What a `regkit_gs1_dictionary` handle points to; immutable, so any number of threads may share it.
final class DictionaryHandle: Handle {
  static var type: String { "regkit_gs1_dictionary" }
  static var parameter: String { "dictionary" }

  let dictionary: SyntaxDictionary
  /// The release as a C string, which lives as long as the handle.
  let release: UnsafeMutablePointer<CChar>

  init(_ dictionary: SyntaxDictionary, release: UnsafeMutablePointer<CChar>) {
    self.dictionary = dictionary
    self.release = release
  }

  deinit { free(release) }
}

@c @implementation
public func regkit_gs1_dictionary_open(
  _ out: UnsafeMutablePointer<OpaquePointer?>?, _ text: UnsafePointer<UInt8>?, _ text_length: Int,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    out.pointee = nil
    let bytes = try bytes(text, text_length, "text")
    let dictionary: SyntaxDictionary
    do throws(SyntaxDictionary.Fault) {
      dictionary = try SyntaxDictionary(published: bytes.span)
    } catch {
      let first = error.problems.first
      throw Failure(
        REGKIT_E_TABLE, error.messages().joined(separator: "\n"), offset: first?.offset ?? 0,
        length: first?.length ?? 0)
    }
    let release = try allocated(dictionary.release).pointer
    out.pointee = DictionaryHandle(dictionary, release: release).handle()
  }
}

@c @implementation
public func regkit_gs1_dictionary_release(_ dictionary: OpaquePointer?) -> UnsafePointer<CChar>? {
  do throws(Failure) {
    return UnsafePointer(try DictionaryHandle.borrowed(dictionary).release)
  } catch {
    return nil
  }
}

@c @implementation
public func regkit_gs1_dictionary_free(_ dictionary: OpaquePointer?) {
  DictionaryHandle.release(dictionary)
}
