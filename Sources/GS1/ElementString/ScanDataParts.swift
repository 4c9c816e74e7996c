/// What stands in scan data beside its elements: the symbology identifier, the digits of an add-on, a component.
///
/// Nothing is read or allocated; see `ElementString.read(scanData:options:into:)` for what is.
public struct ScanDataParts: Sendable, Hashable {
  /// The symbology identifier that the data begin with.
  public let symbology: SymbologyIdentifier
  /// Where the digits of the add-on beside an EAN-13 or UPC symbol (`]E3`) stand; nil when there is none.
  public let addOn: Range<Int>?
  /// Where the component of a composite begins, at its own symbology identifier; nil when there is none.
  public let component: Int?

  /// Finds the parts; nil when the data do not begin with a symbology identifier.
  public init?(of bytes: Span<UInt8>) {
    guard let symbology = SymbologyIdentifier(startOf: bytes, at: 0) else { return nil }
    self.symbology = symbology
    let component = symbology.mayBeComposite ? Composite.component(of: bytes) : nil
    self.component = component
    let end = component.map { $0 &- 1 } ?? bytes.count
    addOn = symbology == .ean13WithAddOn && end > 16 ? 16..<end : nil
  }
}
