import TenantModel

/// What was typed into the search: words, and fields such as `status:error` and `plan:pro`.
struct TenantSearch: Equatable {
  /// The words without the fields; nil when there are none.
  private(set) var words: String?
  private(set) var statuses: [TenantStatus] = []
  private(set) var plans: [String] = []
  private(set) var regions: [String] = []
  /// What cannot be understood, with what could be meant; nil when all can.
  private(set) var fault: String?

  /// The values that there are, as far as they are known; empty when nobody has said yet.
  struct Known: Equatable, Sendable {
    var plans: [String] = []
    var regions: [String] = []
  }

  /// Reads a line. The beginning of a status stands for it: `status:er` finds errors. A value that nothing has is a
  /// fault, never ignored: a list that was not narrowed must not look as if it were.
  init(_ text: String, known: Known = Known()) {
    var rest: [Substring] = []
    for word in text.split(separator: " ") {
      let parts = word.lowercased().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        rest.append(word)
        continue
      }
      let value = String(parts[1])
      switch parts[0] {
      case "status":
        let found = TenantStatus.allCases.filter { !value.isEmpty && $0.rawValue.hasPrefix(value) }
        statuses += found
        if found.isEmpty { refuse("status", value, TenantStatus.allCases.map(\.rawValue)) }
      case "plan": plans += take("plan", value, known.plans)
      case "region": regions += take("region", value, known.regions)
      default: rest.append(word)
      }
    }
    words = rest.isEmpty ? nil : rest.joined(separator: " ")
  }

  /// The values that a word stands for: those it begins, or itself while nobody knows which there are.
  private mutating func take(_ field: String, _ value: String, _ known: [String]) -> [String] {
    guard !value.isEmpty else { return [] }
    if known.isEmpty || known.contains(value) { return [value] }
    let found = known.filter { $0.hasPrefix(value) }
    if found.isEmpty { refuse(field, value, known) }
    return found
  }

  private mutating func refuse(_ field: String, _ value: String, _ known: [String]) {
    guard fault == nil, !value.isEmpty else { return }
    fault = "unknown \(field) “\(value)”: \(known.joined(separator: ", "))"
  }
}
