extension Workflow {
  /// A fact on which a move may depend.
  public enum Fact: String, Sendable, Hashable, CaseIterable {
    /// Whether the inspection requires corrective and preventive action.
    case capaRequired = "capa_required"
    /// Whether Kode Izin and ID Izin were chosen and saved.
    case dataOSSSaved = "data_oss_saved"
    /// In how many directorates the NPWP has a user.
    case directorateUsers = "directorate_users"
    /// Whether the NIB in ASROT is the one in OSS.
    case nibMatchesOSS = "nib_matches_oss"
    /// Whether the payment gives the number printed on the payment order.
    case paymentNumberGiven = "payment_number_given"
    /// Whether the PB-UMKU "Izin Edar" was applied for in OSS.
    case pbumkuIzinEdarFiled = "pbumku_izin_edar_diajukan"
    /// Whether the PB-UMKU is of the stage and commodity of the registration.
    case pbumkuMatches = "pbumku_matches"
    /// Whether the owner's recall information reached the facility.
    case recallNotified = "recall_notified"
    /// Whether a reason for the return was entered.
    case returnReasonGiven = "return_reason_given"

    /// Whether it is a number, and not true or false.
    public var isCount: Bool { self == .directorateUsers }
  }

  /// What is known of a fact.
  public enum Value: Sendable, Hashable {
    case flag(Bool)
    case count(Int)
  }

  /// What a move asks of a fact.
  public struct Condition: Sendable, Hashable {
    /// What the fact has to be.
    public enum Demand: Sendable, Hashable {
      case flag(Bool)
      /// A number in a range; without an upper bound where it is nil.
      case count(from: Int, through: Int?)
    }

    public let fact: Fact
    public let demand: Demand
    /// Whether the fact is taken to be so until it is known, because the source only implies it.
    public let isPresumed: Bool

    /// Whether a value meets the demand.
    public func isMet(by value: Value) -> Bool {
      switch (demand, value) {
      case (.flag(let wanted), .flag(let found)): wanted == found
      case (.count(let from, let through), .count(let found)): found >= from && found <= through ?? .max
      default: false
      }
    }

    /// Whether no value meets both.
    func excludes(_ other: Self) -> Bool {
      guard fact == other.fact else { return false }
      return switch (demand, other.demand) {
      case (.flag(let one), .flag(let two)): one != two
      case (.count(let from, let through), .count(let otherFrom, let otherThrough)):
        from > otherThrough ?? .max || otherFrom > through ?? .max
      default: false
      }
    }
  }
}

extension Workflow.Value: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, CustomStringConvertible {
  public init(booleanLiteral value: Bool) { self = .flag(value) }
  public init(integerLiteral value: Int) { self = .count(value) }

  public var description: String {
    switch self {
    case .flag(let flag): flag ? "true" : "false"
    case .count(let count): String(count)
    }
  }
}

extension Workflow.Condition: CustomStringConvertible {
  /// What the fact has to be, as people write it: `false`, `1`, `≥ 2`.
  public var expected: String {
    switch demand {
    case .flag(let flag): flag ? "true" : "false"
    case .count(let from, nil): "≥ \(from)"
    case .count(let from, let through?): from == through ? "\(from)" : "\(from)–\(through)"
    }
  }

  /// The condition in one word, `capa_required = false`.
  public var description: String {
    switch demand {
    case .count(_, nil): fact.rawValue + " " + expected
    default: fact.rawValue + " = " + expected
    }
  }
}
