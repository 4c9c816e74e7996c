/// The root directory of an OLE compound file ([MS-CFB]), the container of .xls, .doc and password-protected .xlsx.
///
/// Every chain is followed with a count of steps, so a file whose chains run in circles ends like any other.
struct CompoundFileDirectory {
  private(set) var integrity: FileFacts.Integrity
  /// Whether the root holds a stream named Workbook or Book: an Excel workbook up to Excel 2003.
  private(set) var hasWorkbook = false
  /// Whether the root holds a stream named EncryptedPackage: an Office file since 2007 under a password.
  private(set) var hasEncryptedPackage = false
  /// Whether the workbook says it is encrypted; nil when its first records were not found.
  private(set) var isWorkbookEncrypted: Bool?

  static func recognizes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.bigEndian32(at: 0) == 0xD0CF_11E0 && bytes.bigEndian32(at: 4) == 0xA1B1_1AE1
  }

  init(_ bytes: UnsafeRawBufferPointer) {
    integrity = .whole
    guard bytes.count >= 512 else {
      integrity = .cutOff(at: bytes.count)
      return
    }
    guard let file = SectorFile(bytes) else {
      integrity = .damaged("compound file: a header RegKit does not know")
      return
    }
    if file.isCutOff { integrity = .cutOff(at: bytes.count) }
    noteEntries(file)
  }

  private mutating func noteEntries(_ file: SectorFile) {
    let (entries, isCutOff) = file.directoryEntries()
    if isCutOff { integrity = .cutOff(at: file.byteCount) }
    guard let root = entries.first, root.type == .root else {
      if case .whole = integrity { integrity = .damaged("compound file: there is no root entry") }
      return
    }
    // The entries of one storage form a binary tree; only those of the root are wanted, since a text document may
    // carry a workbook inside a storage of its own.
    var seen = [Bool](repeating: false, count: entries.count)
    var pending = [root.child]
    while let index = pending.popLast() {
      guard index < entries.count, !seen[index] else { continue }
      seen[index] = true
      let entry = entries[index]
      pending.append(entry.left)
      pending.append(entry.right)
      guard entry.type == .stream else { continue }
      switch entry.name {
      case .workbook:
        hasWorkbook = true
        checkStream(entry, of: file)
        if isWorkbookEncrypted == nil { isWorkbookEncrypted = file.workbookHasPassword(entry) }
      case .encryptedPackage:
        hasEncryptedPackage = true
        checkStream(entry, of: file)
      case .other:
        break
      }
    }
  }

  private mutating func checkStream(_ entry: SectorFile.Entry, of file: SectorFile) {
    guard case .whole = integrity else { return }
    switch file.presence(of: entry) {
    case .there: break
    case .beyondEnd: integrity = .cutOff(at: file.byteCount)
    case .broken: integrity = .damaged("compound file: the sectors of a stream do not follow each other")
    }
  }
}

/// The sectors of a compound file and the table that chains them.
private struct SectorFile {
  struct Entry {
    enum Kind { case root, stream, other }
    enum Name { case workbook, encryptedPackage, other }
    var type: Kind
    var name: Name
    var left: Int
    var right: Int
    var child: Int
    var firstSector: Int
    var size: Int
  }

  enum Presence { case there, beyondEnd, broken }

  private let bytes: UnsafeRawBufferPointer
  private let sectorSize: Int
  private let firstDirectorySector: Int
  private let miniStreamLimit: Int
  /// The sectors that hold the chain table, in order.
  private var tableSectors: [Int] = []
  private(set) var isCutOff = false

  var byteCount: Int { bytes.count }
  private var sectorCount: Int { (bytes.count - 1) / sectorSize }

  private static let lastRegularSector = 0xFFFF_FFFA

  init?(_ bytes: UnsafeRawBufferPointer) {
    guard let version = bytes.littleEndian16(at: 26), bytes.littleEndian16(at: 28) == 0xFFFE,
      let shift = bytes.littleEndian16(at: 30), let tableCount = bytes.littleEndian32(at: 44),
      let directory = bytes.littleEndian32(at: 48), let miniLimit = bytes.littleEndian32(at: 56),
      let firstMore = bytes.littleEndian32(at: 68)
    else { return nil }
    guard (version == 3 && shift == 9) || (version == 4 && shift == 12) else { return nil }
    self.bytes = bytes
    sectorSize = 1 << shift
    firstDirectorySector = directory
    miniStreamLimit = miniLimit

    // 109 table sectors are named in the header; further ones in sectors that each name the next.
    var listing = 76
    var listingEnd = 512
    var next = firstMore
    var steps = 0
    while tableSectors.count < tableCount {
      if listing >= listingEnd {
        guard next < Self.lastRegularSector, steps <= sectorCount else { break }
        guard let start = offset(ofSector: next) else {
          isCutOff = true
          break
        }
        (listing, listingEnd) = (start, start + sectorSize - 4)
        next = bytes.littleEndian32(at: listingEnd) ?? Self.lastRegularSector
        steps &+= 1
      }
      guard let sector = bytes.littleEndian32(at: listing), sector < Self.lastRegularSector else { break }
      if offset(ofSector: sector) == nil { isCutOff = true }
      tableSectors.append(sector)
      listing += 4
    }
  }

  /// Where a sector starts; nil when it does not lie whole in the file.
  private func offset(ofSector sector: Int) -> Int? {
    guard sector >= 0, sector < Self.lastRegularSector else { return nil }
    let start = (sector + 1) * sectorSize
    return start + sectorSize <= bytes.count ? start : nil
  }

  /// The sector after this one; nil when the table does not say.
  private func sector(after sector: Int) -> Int? {
    let perSector = sectorSize / 4
    let index = sector / perSector
    guard index >= 0, index < tableSectors.count, let table = offset(ofSector: tableSectors[index]) else { return nil }
    return bytes.littleEndian32(at: table + sector % perSector * 4)
  }

  /// The directory's entries, as far as they are in the file.
  func directoryEntries() -> (entries: [Entry], isCutOff: Bool) {
    var entries: [Entry] = []
    var sector = firstDirectorySector
    var steps = 0
    while sector < Self.lastRegularSector, steps <= sectorCount {
      guard let start = offset(ofSector: sector) else { return (entries, true) }
      for place in stride(from: start, to: start + sectorSize, by: 128) {
        guard let entry = entry(at: place) else { return (entries, true) }
        entries.append(entry)
      }
      guard let next = self.sector(after: sector) else { break }
      sector = next
      steps &+= 1
    }
    return (entries, false)
  }

  private func entry(at place: Int) -> Entry? {
    guard let nameSize = bytes.littleEndian16(at: place + 64), let type = bytes.byte(at: place + 66),
      let left = bytes.littleEndian32(at: place + 68), let right = bytes.littleEndian32(at: place + 72),
      let child = bytes.littleEndian32(at: place + 76), let firstSector = bytes.littleEndian32(at: place + 116),
      let size = bytes.littleEndian32(at: place + 120)
    else { return nil }
    var name = Entry.Name.other
    if isName("WORKBOOK", at: place, size: nameSize) || isName("BOOK", at: place, size: nameSize) { name = .workbook }
    if isName("ENCRYPTEDPACKAGE", at: place, size: nameSize) { name = .encryptedPackage }
    return Entry(
      type: type == 5 ? .root : type == 2 ? .stream : .other, name: name, left: left, right: right, child: child,
      firstSector: firstSector, size: size)
  }

  /// Whether an entry's name, UTF-16 with a closing NUL, is this one in any letter case, as the format compares names.
  private func isName(_ upper: StaticString, at place: Int, size: Int) -> Bool {
    guard size == (upper.utf8CodeUnitCount + 1) * 2 else { return false }
    for index in 0..<upper.utf8CodeUnitCount {
      guard let unit = bytes.littleEndian16(at: place + index * 2) else { return false }
      let folded = (0x61...0x7A).contains(unit) ? unit - 0x20 : unit
      guard folded == Int(upper.utf8Start[index]) else { return false }
    }
    return true
  }

  /// Whether every sector of a stream is in the file; the last one need reach only as far as the stream does.
  func presence(of entry: Entry) -> Presence {
    // A short stream lives in pieces of another stream, which is not followed here.
    guard entry.size >= miniStreamLimit, entry.size > 0 else { return .there }
    var remaining = entry.size
    var sector = entry.firstSector
    while remaining > 0 {
      guard sector < Self.lastRegularSector else { return .broken }
      guard (sector + 1) * sectorSize + Swift.min(remaining, sectorSize) <= bytes.count else { return .beyondEnd }
      remaining -= sectorSize
      if remaining > 0 {
        guard let next = self.sector(after: sector) else { return .broken }
        sector = next
      }
    }
    return .there
  }

  /// Whether a FILEPASS record ([MS-XLS] 2.4.117) stands among the first records; nil when they cannot be seen.
  func workbookHasPassword(_ entry: Entry) -> Bool? {
    let filePass = 0x2F
    let beginningOfFile = [0x0809, 0x0409, 0x0209, 0x0009]
    guard entry.size >= miniStreamLimit, let start = offset(ofSector: entry.firstSector),
      let first = bytes.littleEndian16(at: start), beginningOfFile.contains(first)
    else { return nil }
    var place = start
    while place < start + sectorSize, let record = bytes.littleEndian16(at: place),
      let length = bytes.littleEndian16(at: place + 2)
    {
      if record == filePass { return true }
      place += 4 + length
    }
    return false
  }
}
