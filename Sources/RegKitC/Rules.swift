public import CRegKit
import RegKit

/// What a `regkit_rules` handle points to; immutable, so any number of threads may share it.
final class RulesHandle: Handle {
  static var type: String { "regkit_rules" }
  static var parameter: String { "rules" }

  let rulebook: Rulebook
  /// Most hosts never ask for columns, and the words look at every table on codes.
  private let lateWords: Late<ColumnWords>

  init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    lateWords = Late { rulebook.canRead(.barcode) ? ColumnWords(rulebook) : nil }
  }

  /// What numbers in columns of codes stand for.
  func columnWords() throws(Failure) -> ColumnWords {
    guard let words = lateWords.value else { throw Failure(REGKIT_E_MEMORY, "no memory to read the rules on codes") }
    return words
  }
}

@c @implementation
public func regkit_rules_open(
  _ out: UnsafeMutablePointer<OpaquePointer?>?, _ table: UnsafePointer<UInt8>?, _ table_length: Int,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    out.pointee = nil
    let bytes = try bytes(table, table_length, "table")
    do throws(TableError) {
      var rulebook = try Rulebook.embedded()
      if table != nil { rulebook = try rulebook.adding(table: bytes) }
      out.pointee = RulesHandle(rulebook).handle()
    } catch {
      let lines = error.problems.map { $0.message(in: .english) }
      throw Failure(REGKIT_E_TABLE, lines.joined(separator: "\n"))
    }
  }
}

@c @implementation
public func regkit_rules_open_tables(
  _ out: UnsafeMutablePointer<OpaquePointer?>?, _ tables: UnsafePointer<UnsafePointer<UInt8>?>?,
  _ lengths: UnsafePointer<Int>?, _ count: Int, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    out.pointee = nil
    var added: [[UInt8]] = []
    if count != 0 {
      guard let tables, let lengths else { throw .argument("tables: NULL with a count of \(count)") }
      try checkAlignment(tables, MemoryLayout<UnsafeRawPointer?>.alignment, "tables")
      try checkAlignment(lengths, MemoryLayout<Int>.alignment, "lengths")
      // A count beyond any number of tables is a pointer or a negative number that was taken for one.
      guard (0...65_536).contains(count) else { throw .argument("count: found \(count), expected at most 65536") }
      for place in 0..<count {
        guard let table = tables[place] else { throw .argument("tables[\(place)]: NULL") }
        added.append(Array(try bytes(table, lengths[place], "tables[\(place)]")))
      }
    }
    do throws(TableError) {
      let rulebook = try Rulebook.embedded().adding(tables: added)
      out.pointee = RulesHandle(rulebook).handle()
    } catch {
      let lines = error.problems.map { "\($0.table): \($0.message(in: .english))" }
      throw Failure(REGKIT_E_TABLE, lines.joined(separator: "\n"))
    }
  }
}

@c @implementation
public func regkit_rules_describe(
  _ out: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ out_length: UnsafeMutablePointer<Int>?,
  _ rules: OpaquePointer?, _ options: UnsafePointer<regkit_options>?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    out.pointee = nil
    let options = try CallOptions(options)
    let text = try allocated(try RulesHandle.borrowed(rules).rulebook.json(in: options.language))
    out.pointee = text.pointer
    out_length?.pointee = text.length
  }
}

@c @implementation
public func regkit_rules_words(
  _ out: UnsafeMutablePointer<UnsafePointer<UnsafePointer<CChar>?>?>?, _ out_count: UnsafeMutablePointer<Int>?,
  _ rules: OpaquePointer?, _ kind: Int32, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    out.pointee = nil
    let list = try RulesHandle.borrowed(rules).columnWords().list(kind)
    out.pointee = UnsafePointer(list.pointers)
    out_count?.pointee = list.count
  }
}

@c @implementation
public func regkit_rules_free(_ rules: OpaquePointer?) {
  RulesHandle.release(rules)
}
