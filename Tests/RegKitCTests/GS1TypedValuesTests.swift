import CRegKit
import Foundation
import GS1
import RegKitC
import Testing

@Suite struct GS1TypedValuesTests {
  private func typed(_ ai: String, _ value: String, year: Int32 = 2026) -> (status: Int32, json: String?) {
    var element = regkit_gs1_element()
    (element.ai, element.ai_digits) = (UInt16(ai) ?? 0, UInt8(ai.utf8.count))
    let bytes = Array(value.utf8)
    element.value_length = UInt32(bytes.count)
    var out: UnsafeMutablePointer<CChar>?
    var length = -1
    let status = regkit_gs1_typed_value(&out, &length, bytes, bytes.count, &element, year, nil)
    #expect((out == nil) == (status != REGKIT_OK))
    return (status, CallerMemory.take(out, length))
  }

  @Test(
    "each kind of value has its parts",
    arguments: [
      ("01", "08991234567891", #"{"kind":"gtin","text":"08991234567891"}"#),
      (
        "17", "280200",
        #"{"kind":"date","text":"2028-02","year":2028,"month":2,"last_day":"2028-02-29"}"#
      ),
      (
        "17", "760101",
        #"{"kind":"date","text":"2076-01-01","year":2076,"month":1,"day":1,"last_day":"2076-01-01"}"#
      ),
      (
        "8008", "280229103059",
        #"{"kind":"date_and_time","text":"2028-02-29T10:30:59","year":2028,"month":2,"day":29,"#
          + #""last_day":"2028-02-29","hour":10,"minute":30,"second":59}"#
      ),
      (
        "7007", "280301280305",
        #"{"kind":"days","text":"2028-03-01/2028-03-05","first":"2028-03-01","last":"2028-03-05"}"#
      ),
      (
        "3103", "001500",
        #"{"kind":"measure","text":"1.500 kg","units":1500,"decimals":3,"unit":"kg","quantity":"weight","of":"trade_item"}"#
      ),
      (
        "3932", "3601500000",
        #"{"kind":"amount","text":"360 15000.00","units":1500000,"decimals":2,"currency":"360","purpose":"price"}"#
      ),
      ("3941", "0125", #"{"kind":"percentage","text":"12.5 %","units":125,"decimals":1}"#),
      ("37", "012", #"{"kind":"count","text":"12","value":12}"#),
      ("422", "360", #"{"kind":"country","text":"360","country":"360"}"#),
      ("423", "360036", #"{"kind":"countries","text":"360036","countries":["360","036"]}"#),
      ("421", "36010110", #"{"kind":"postal_code","text":"36010110","country":"360","code":"10110"}"#),
      (
        "4309", "08382460761068271528",
        #"{"kind":"position","text":"-6.1753924,106.8271528","latitude":-61753924,"longitude":1068271528}"#
      ),
      ("4331", "001850-", #"{"kind":"temperature","text":"-18.50 °C","hundredths":-1850,"scale":"celsius"}"#),
      ("4321", "1", #"{"kind":"flag","text":"1","value":true}"#),
      ("253", "8991234567891AB", #"{"kind":"gdti","text":"8991234567891AB","key":"8991234567891","serial":"AB"}"#),
      (
        "8006", "089912345678910102",
        #"{"kind":"itip","text":"089912345678910102","gtin":"08991234567891","piece":1,"total":2}"#
      ),
      ("10", "A\"B", #"{"kind":"text","text":"A\"B"}"#),
    ])
  func kinds(ai: String, value: String, json: String) {
    #expect(typed(ai, value).json == json)
  }

  @Test("a wrong value, NULL and a year outside 1 to 9999 are statuses")
  func refused() {
    #expect(typed("01", "08991234567892").status == REGKIT_E_MESSAGE)
    #expect(typed("17", "281331").status == REGKIT_E_MESSAGE)
    #expect(typed("10", "").status == REGKIT_E_MESSAGE)
    #expect(typed("17", "281231", year: 0).status == REGKIT_E_ARGUMENT)
    #expect(typed("17", "281231", year: 10_000).status == REGKIT_E_ARGUMENT)
    #expect(typed("171717", "281231").status == REGKIT_E_ARGUMENT)
    var out: UnsafeMutablePointer<CChar>?
    var element = regkit_gs1_element()
    #expect(regkit_gs1_typed_value(nil, nil, nil, 0, &element, 2026, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_typed_value(&out, nil, nil, 0, nil, 2026, nil) == REGKIT_E_ARGUMENT)
    (element.ai, element.ai_digits, element.value_length) = (10, 2, .max)
    #expect(regkit_gs1_typed_value(&out, nil, nil, 0, &element, 2026, nil) == REGKIT_E_ARGUMENT)
    #expect(out == nil)
  }

  @Test("elements of a message have their value with escapes undone, and the text builds the value again")
  func ofMessage() throws {
    let texts = [
      "https://id.gs1.org/01/08991234567891/10/A%2FB?17=280229&3103=001500", "]E08991234567891",
      "(01)08991234567891(10)A\\(B(17)280200(3932)36015000(4331)001850-",
    ]
    for text in texts {
      let bytes = Array(text.utf8)
      let swift = ElementString(reading: text)
      var counts = CallerMemory.counts
      var elements = [regkit_gs1_element](repeating: regkit_gs1_element(), count: 8)
      _ = regkit_gs1_parse(&counts, bytes, bytes.count, REGKIT_GS1_ANY, nil, &elements, 8, nil, 0, nil)
      for (c, element) in zip(elements, swift.elements) {
        var (c, out, length) = (c, UnsafeMutablePointer<CChar>?.none, 0)
        #expect(regkit_gs1_typed_value(&out, &length, bytes, bytes.count, &c, 2026, nil) == REGKIT_OK)
        let json = try #require(CallerMemory.take(out, length))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let typed = try #require(swift.typedValue(of: element, century: .around(year: 2026)))
        #expect(object["text"] as? String == typed.description)
        #expect(
          try (TypedValue(written: typed.description, for: element.ai) ?? .text(typed.description))
            .bytes(under: element.ai) == swift.value(of: element))
      }
    }
  }

  @Test("a date is a number, and day 00 is the last day of a month")
  func dates() {
    func date(_ text: String, _ year: Int32 = 2026) -> [Int32] {
      let bytes = Array(text.utf8)
      var (out, isMonth): (Int32, Int32) = (-1, -1)
      return [regkit_gs1_date(&out, &isMonth, bytes, bytes.count, year, nil), out, isMonth]
    }
    #expect(date("281231") == [REGKIT_OK, 20_281_231, 0])
    #expect(date("280200") == [REGKIT_OK, 20_280_229, 1])
    #expect(date("20281231") == [REGKIT_OK, 20_281_231, 0])
    for wrong in ["", "28123", "2812311", "281331", "280230", "28A231", "000000000"] {
      #expect(date(wrong) == [REGKIT_E_MESSAGE, -1, -1], "\(wrong)")
    }
    #expect(date("281231", 0)[0] == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_date(nil, nil, nil, 0, 2026, nil) == REGKIT_E_ARGUMENT)
    var out: Int32 = 0
    #expect(regkit_gs1_date(&out, nil, Array("281231".utf8), 6, 2026, nil) == REGKIT_OK)
    var generator = Seeded(state: 3)
    for _ in 0..<5000 {
      let text = String(Int.random(in: 1_000_000...1_999_999, using: &generator)).dropFirst()
      let year = Int.random(in: 1...9999, using: &generator)
      let swift = DayOrMonth(yymmdd: text, century: .around(year: year))
      let number = swift.map { Int32($0.lastDay.year * 10_000 + $0.lastDay.month * 100 + $0.lastDay.day) }
      #expect(date(String(text), Int32(year))[1] == number ?? -1, "\(text) \(year)")
    }
  }

  @Test("a number has units, decimals and perhaps a currency, as the typed value has")
  func decimals() throws {
    func decimal(_ ai: Int, _ text: String) -> [Int64] {
      let bytes = Array(text.utf8)
      var out: Int64 = -1
      var (decimals, currency): (Int32, Int32) = (-1, -1)
      let status = regkit_gs1_decimal(&out, &decimals, &currency, UInt16(ai), 4, bytes, bytes.count, nil)
      return [Int64(status), out, Int64(decimals), Int64(currency)]
    }
    #expect(decimal(3103, "001500") == [0, 1500, 3, 0])
    #expect(decimal(3932, "3601500000") == [0, 1_500_000, 2, 360])
    #expect(decimal(3941, "0125") == [0, 125, 1, 0])
    #expect(decimal(3950, "12345")[0] == Int64(REGKIT_E_MESSAGE))
    #expect(decimal(8008, "001500")[0] == Int64(REGKIT_E_ARGUMENT))
    #expect(regkit_gs1_decimal(nil, nil, nil, 3103, 4, nil, 0, nil) == REGKIT_E_ARGUMENT)
    var generator = Seeded(state: 5)
    let values = [
      "001500", "1", "0125", "36015", "000", "360123456789012345", "1234567890123456", "", "36A", "99912", "-1",
    ]
    for _ in 0..<5000 {
      let ai = Int.random(in: 3100...3999, using: &generator)
      let identifier = try #require(ApplicationIdentifier(number: ai, digitCount: 4))
      guard identifier.isKnown, let value = values.randomElement(using: &generator) else { continue }
      var expected: [Int64]?
      switch TypedValue(value, under: identifier, century: .around(year: 2026)) {
      case .measure(let measure): expected = [0, measure.amount.units, Int64(measure.amount.decimals), 0]
      case .amount(let amount):
        expected = [0, amount.value.units, Int64(amount.value.decimals), Int64(amount.currency?.number ?? 0)]
      case .percentage(let number): expected = [0, number.units, Int64(number.decimals), 0]
      default: break
      }
      let found = decimal(ai, value)
      #expect(
        found[0] == Int64(REGKIT_E_ARGUMENT) || found == expected ?? [Int64(REGKIT_E_MESSAGE), -1, -1, -1],
        "\(ai) \(value)")
      #expect(expected == nil || found[0] == 0, "\(ai) \(value)")
    }
  }
}
