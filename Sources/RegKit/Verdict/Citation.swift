/// The source and provision that an answer rests on.
public struct Citation: Sendable, Hashable {
  /// The short id of the source document, for example `perbpom-33-2018`.
  public let source: String
  /// The name people cite the source by, for example "Peraturan BPOM 33/2018".
  public let sourceName: String
  /// The place in it.
  public let provision: Provision

  /// The whole citation in the way people write it: "Peraturan BPOM 33/2018, Pasal 18 ayat (2) huruf a".
  public var text: String { sourceName + ", " + provision.text }

  /// The machine form, `perbpom-33-2018#pasal-18/ayat-2/huruf-a`.
  public var reference: String { source + "#" + provision.path }
}
