/// The North American coupon codes: (8110) as the DataBar coupon guideline of GS1 US defines it, and (8112).
enum Coupons {
  /// (8110): company, offer, saving and purchase requirement, then optional fields in the order of their indicators.
  static func code(_ text: Span<UInt8>) -> Fault? {
    var cursor = DigitCursor(text)
    cursor.field(lengths: 0...6, added: 6)  // company prefix
    cursor.skip(6)  // offer code
    cursor.field(lengths: 1...5)  // save value
    cursor.purchase()
    if cursor.indicator(1) {
      cursor.digit(below: 4)  // how the purchases combine
      cursor.purchase()
      cursor.optionalCompany()
    }
    if cursor.indicator(2) {
      cursor.purchase()
      cursor.optionalCompany()
    }
    let expiry = cursor.indicator(3) ? cursor.day() : nil
    if cursor.indicator(4), let start = cursor.day(), let expiry, start > expiry {
      cursor.fail(at: cursor.place &- 14, length: 14)
    }
    if cursor.indicator(5) { cursor.field(lengths: 0...9, added: 6) }  // serial number
    if cursor.indicator(6) { cursor.field(lengths: 1...7, added: 6) }  // retailer
    if cursor.indicator(9) {
      cursor.digit { $0 <= 2 || $0 == 5 || $0 == 6 }  // save value code
      cursor.digit(below: 3)  // which item the saving applies to
      cursor.skip(1)  // store coupon
      cursor.digit(below: 2)  // do not multiply
    }
    return cursor.finish()
  }

  /// (8112): format, funder, offer and serial number.
  static func positiveOffer(_ text: Span<UInt8>) -> Fault? {
    var cursor = DigitCursor(text)
    cursor.digit(below: 2)
    cursor.field(lengths: 0...6, added: 6)
    cursor.skip(6)
    cursor.field(lengths: 0...9, added: 6)
    return cursor.finish()
  }
}

/// Walks over digits and remembers the first fault; after it every step does nothing.
private struct DigitCursor: ~Escapable {
  private let text: Span<UInt8>
  private(set) var place = 0
  private var fault: Fault?

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) {
    self.text = text
    for place in 0..<text.count where text[place] &- 0x30 > 9 {
      fault = Fault(.invalidCharacter, at: place, length: 1, detail: UInt32(CharacterSet.digits.rawValue))
      return
    }
  }

  @_lifetime(self: copy self)
  mutating func fail(at place: Int, length: Int) {
    if fault == nil { fault = Fault(.invalidCoupon, at: place, length: length) }
  }

  /// Steps over a number of digits and says whether they were there.
  @discardableResult
  @_lifetime(self: copy self)
  mutating func skip(_ count: Int) -> Bool {
    guard fault == nil else { return false }
    guard text.count &- place >= count else {
      fail(at: place, length: text.count &- place)
      return false
    }
    place &+= count
    return true
  }

  /// Reads one digit that a condition must hold for.
  @discardableResult
  @_lifetime(self: copy self)
  mutating func digit(where isAllowed: (Int) -> Bool) -> Int? {
    guard skip(1) else { return nil }
    let digit = Int(text[place &- 1] &- 0x30)
    guard isAllowed(digit) else {
      fail(at: place &- 1, length: 1)
      return nil
    }
    return digit
  }

  @_lifetime(self: copy self)
  mutating func digit(below limit: Int) {
    digit { $0 < limit }
  }

  /// Reads a length digit, then so many digits and a fixed number more.
  @_lifetime(self: copy self)
  mutating func field(lengths: ClosedRange<Int>, added: Int = 0) {
    if let length = digit(where: { lengths.contains($0) }) { skip(length &+ added) }
  }

  /// Reads a purchase requirement with its length, its code and the family code.
  @_lifetime(self: copy self)
  mutating func purchase() {
    field(lengths: 1...5)
    digit { $0 <= 4 || $0 == 9 }
    skip(3)
  }

  /// Reads the company prefix of a further purchase; length digit 9 means the first company again.
  @_lifetime(self: copy self)
  mutating func optionalCompany() {
    if let length = digit(where: { $0 <= 6 || $0 == 9 }), length != 9 { skip(length &+ 6) }
  }

  /// Reads `YYMMDD` and gives it as a number to compare.
  @_lifetime(self: copy self)
  mutating func day() -> Int? {
    guard skip(6) else { return nil }
    guard Dates.yymmdd(text.extracting(place &- 6..<place), allowsDayZero: false) == nil else {
      fail(at: place &- 6, length: 6)
      return nil
    }
    var number = 0
    for digit in (place &- 6)..<place { number = number &* 10 &+ Int(text[digit] &- 0x30) }
    return number
  }

  /// Steps over the indicator digit of an optional field when it is next.
  @_lifetime(self: copy self)
  mutating func indicator(_ digit: UInt8) -> Bool {
    guard fault == nil, place < text.count, text[place] == 0x30 &+ digit else { return false }
    place &+= 1
    return true
  }

  /// The first fault; digits left over are one.
  @_lifetime(self: copy self)
  mutating func finish() -> Fault? {
    if place < text.count { fail(at: place, length: text.count &- place) }
    return fault
  }
}
