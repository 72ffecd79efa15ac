import TenantModel

/// What was typed into the search: words, and fields such as `status:error` and `plan:pro`.
struct TenantSearch: Equatable {
  /// The words without the fields; nil when there are none.
  private(set) var words: String?
  private(set) var statuses: [TenantStatus] = []
  private(set) var plans: [String] = []
  private(set) var regions: [String] = []

  /// Reads a line. A field whose value means nothing yet is left out while it is typed: `status:er` finds errors.
  init(_ text: String) {
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
        statuses += TenantStatus.allCases.filter { !value.isEmpty && $0.rawValue.hasPrefix(value) }
      case "plan": plans += value.isEmpty ? [] : [value]
      case "region": regions += value.isEmpty ? [] : [value]
      default: rest.append(word)
      }
    }
    words = rest.isEmpty ? nil : rest.joined(separator: " ")
  }
}
