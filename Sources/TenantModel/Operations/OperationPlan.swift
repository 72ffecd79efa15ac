/// What will happen if an operation is submitted now: shown before it is, and frozen when it is.
package struct OperationPlan: Codable, Equatable, Sendable {
  /// One step as it stands in the plan.
  package struct Step: Codable, Equatable, Sendable {
    /// The stable name, lower_snake.
    package var name: String
    package var title: String
    /// Why it will be skipped, for example "not connected"; nil when it will run.
    package var skipReason: String?
    /// Seconds that it takes: the median of past runs or a first estimate; nil when it will be skipped.
    package var secondsTypical: Double?

    package init(name: String, title: String, skipReason: String? = nil, secondsTypical: Double? = nil) {
      self.name = name
      self.title = title
      self.skipReason = skipReason
      self.secondsTypical = secondsTypical
    }
  }

  /// Something to know before saying yes. A `block` risk refuses the operation.
  package struct Risk: Codable, Equatable, Sendable {
    package enum Level: String, CaseIterable, Codable, Hashable, Sendable {
      case info
      case warn
      case block
    }

    package var level: Level
    /// The stable code, lower_snake.
    package var code: String
    package var message: String

    package init(level: Level, code: String, message: String) {
      self.level = level
      self.code = code
      self.message = message
    }
  }

  /// How hard it must be to say yes.
  package enum Confirmation: String, CaseIterable, Codable, Hashable, Sendable {
    case enter
    case typeSlug = "type_slug"
    case typeSlugAndEnvironment = "type_slug_and_environment"
    case secondPerson = "second_person"

    /// What has to be typed to say yes, `acme` or `acme production`; nil where typing is not how it is said.
    package func words(slug: Slug, environment: TenantEnvironment) -> String? {
      switch self {
      case .enter, .secondPerson: nil
      case .typeSlug: slug.rawValue
      case .typeSlugAndEnvironment: "\(slug) \(environment.rawValue)"
      }
    }
  }

  package var kind: OperationKind
  package var steps: [Step]
  /// Seconds that the whole is expected to take; nil when too little is known.
  package var secondsExpected: Double?
  /// True when there are no past runs to go by, and `secondsExpected` is what such operations usually take.
  package var isFirstEstimate: Bool
  package var risks: [Risk]
  /// What exists or changes afterwards, a phrase each: "namespace odoo-acme".
  package var effects: [String]
  /// How to undo it, one sentence.
  package var undo: String
  /// Until when it can be cancelled, one sentence.
  package var cancel: String
  package var confirmation: Confirmation

  package init(
    kind: OperationKind, steps: [Step], secondsExpected: Double?, isFirstEstimate: Bool = false,
    risks: [Risk],
    effects: [String],
    undo: String, cancel: String, confirmation: Confirmation
  ) {
    self.kind = kind
    self.steps = steps
    self.secondsExpected = secondsExpected
    self.isFirstEstimate = isFirstEstimate
    self.risks = risks
    self.effects = effects
    self.undo = undo
    self.cancel = cancel
    self.confirmation = confirmation
  }
}
