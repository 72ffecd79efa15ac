import HTTPTransport

/// A node that starts a workflow.
package struct N8nTrigger: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// An address below `/webhook/`; the method is upper case.
    case webhook(path: String, method: String)
    case schedule
    case form
    /// Another workflow calls it, or hands over its error.
    case workflow
    /// Something that happens in another system.
    case event
    /// A click in the editor: it starts nothing that is active.
    case manual
  }

  package let kind: Kind
  /// When a schedule is due, for people: `every 6 h`, `daily at 02:00`, a cron expression; nil where the node does not
  /// say, and for other kinds.
  package let schedule: String?

  /// The trigger that a node is; nil when it is none, or does nothing.
  init?(type: String, isDisabled: Bool, parameters: JSONValue?) {
    guard !isDisabled else { return nil }
    let name = type.split(separator: ".").last.map(String.init) ?? type
    var schedule: String?
    switch name {
    case "webhook":
      guard let path = parameters?["path"]?.stringValue, !path.isEmpty else { return nil }
      // n8n's own default is GET.
      kind = .webhook(path: path, method: parameters?["httpMethod"]?.stringValue?.uppercased() ?? "GET")
    case "scheduleTrigger":
      kind = .schedule
      schedule = parameters?[path: "rule", "interval"]?.arrayValue?.first.flatMap(Self.text)
    case "cron", "interval": kind = .schedule
    case "emailReadImap": kind = .event  // The one trigger of n8n whose type does not say so.
    case "formTrigger": kind = .form
    case "executeWorkflowTrigger", "errorTrigger": kind = .workflow
    case "manualTrigger", "start": kind = .manual
    default:
      guard name.hasSuffix("Trigger") else { return nil }
      kind = .event
    }
    self.schedule = schedule
  }

  /// The rule of a schedule node, as n8n's editor writes it.
  private static func text(_ rule: JSONValue) -> String? {
    func number(_ member: String, else standard: Int) -> Int { rule[member]?.intValue ?? standard }
    let minute = number("triggerAtMinute", else: 0)
    let time = "\(twoDigits(number("triggerAtHour", else: 0))):\(twoDigits(minute))"
    // Days are what n8n takes when nothing is said.
    switch rule["field"]?.stringValue ?? "days" {
    case "seconds": return "every \(number("secondsInterval", else: 30)) s"
    case "minutes": return "every \(number("minutesInterval", else: 5)) min"
    case "hours":
      let hours = number("hoursInterval", else: 1)
      return hours == 1 ? "hourly at :\(twoDigits(minute))" : "every \(hours) h"
    case "days":
      let days = number("daysInterval", else: 1)
      return days == 1 ? "daily at \(time)" : "every \(days) days at \(time)"
    case "weeks":
      let weeks = number("weeksInterval", else: 1)
      return weeks == 1 ? "weekly at \(time)" : "every \(weeks) weeks at \(time)"
    case "months":
      let months = number("monthsInterval", else: 1)
      return months == 1 ? "monthly at \(time)" : "every \(months) months at \(time)"
    case "cronExpression": return rule["expression"]?.stringValue
    default: return nil
    }
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
