public import CRegKit
import GS1
import RegKit

@c @implementation
public func regkit_gs1_typed_value(
  _ out: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ out_length: UnsafeMutablePointer<Int>?,
  _ message: UnsafePointer<UInt8>?, _ message_length: Int, _ element: UnsafePointer<regkit_gs1_element>?,
  _ reference_year: Int32, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    out.pointee = nil
    let bytes = try bytes(message, message_length, "message")
    let element = try regkit_gs1_element(from: element)
    let ai = try identifier(element.ai, element.ai_digits)
    let century = try century(reference_year)
    // No value is longer than its place in the message, a GTIN with leading zeros left out aside.
    var value = [UInt8](repeating: 0, count: max(14, Int(element.value_length)))
    let count = try value.withUnsafeMutableBufferPointer { (storage) throws(Failure) in
      try element.writeValue(in: bytes, into: storage)
    }
    value.removeLast(value.count - count)
    guard let typed = TypedValue(value.span, under: ai, century: century) else {
      throw Failure(
        REGKIT_E_MESSAGE, "(\(ai)): the value is wrong for the identifier", offset: Int(element.value_offset),
        length: Int(element.value_length))
    }
    let text = try allocated(typed.json.text)
    out.pointee = text.pointer
    out_length?.pointee = text.length
  }
}

@c @implementation
public func regkit_gs1_date(
  _ out: UnsafeMutablePointer<Int32>?, _ out_is_month: UnsafeMutablePointer<Int32>?, _ value: UnsafePointer<UInt8>?,
  _ value_length: Int, _ reference_year: Int32, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    let bytes = try bytes(value, value_length, "value")
    let century = try century(reference_year)
    let date =
      bytes.count == 8
      ? CalendarDay(yyyymmdd: bytes.span).map { DayOrMonth($0) } : DayOrMonth(yymmdd: bytes.span, century: century)
    guard let date else {
      throw Failure(
        REGKIT_E_MESSAGE, "value: found no day that exists, expected YYMMDD or YYYYMMDD", length: bytes.count)
    }
    let day = date.lastDay
    out.pointee = Int32(truncatingIfNeeded: day.year * 10_000 + day.month * 100 + day.day)
    out_is_month?.pointee = date.isMonth ? 1 : 0
  }
}

@c @implementation
public func regkit_gs1_decimal(
  _ out: UnsafeMutablePointer<Int64>?, _ out_decimals: UnsafeMutablePointer<Int32>?,
  _ out_currency: UnsafeMutablePointer<Int32>?, _ ai: UInt16, _ ai_digits: UInt8, _ value: UnsafePointer<UInt8>?,
  _ value_length: Int, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    let ai = try identifier(ai, ai_digits)
    let bytes = try bytes(value, value_length, "value")
    guard FixedDecimal.stands(under: ai) else {
      throw .argument("ai: found (\(ai)), expected the identifier of a measure, an amount or a percentage")
    }
    guard let number = FixedDecimal(bytes.span, under: ai) else {
      throw Failure(REGKIT_E_MESSAGE, "value: found no number that stands under (\(ai))", length: bytes.count)
    }
    out.pointee = number.units
    out_decimals?.pointee = Int32(truncatingIfNeeded: number.decimals)
    out_currency?.pointee = Int32(truncatingIfNeeded: Amount(bytes.span, under: ai)?.currency?.number ?? 0)
  }
}

/// An identifier of the caller.
private func identifier(_ number: UInt16, _ digits: UInt8) throws(Failure) -> ApplicationIdentifier {
  guard let ai = ApplicationIdentifier(number: Int(number), digitCount: Int(digits)) else {
    throw .argument("ai: found \(number) of \(digits) digits, expected an AI of 2, 3 or 4")
  }
  return ai
}

private func century(_ referenceYear: Int32) throws(Failure) -> CalendarDay.Century {
  guard referenceYear >= 1, referenceYear <= 9999 else {
    throw .argument("reference_year: found \(referenceYear), expected 1 to 9999")
  }
  return .around(year: Int(referenceYear))
}
