/// The tables of automation.
enum AutomationTab: String, CaseIterable, Hashable, Sendable {
  case workflows
  case executions

  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  var other: AutomationTab { self == .workflows ? .executions : .workflows }
}
