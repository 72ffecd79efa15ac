import Foundation
import TenantModel
import TenantryAPI

/// Says what changed by itself: notices, and how operations go, each at most every few seconds.
struct Announcer {
  /// Between two lines about the same operation.
  static let seconds = 4.0

  private var said: [OperationID: (percent: Int, at: Date)] = [:]
  private var names: [OperationID: String] = [:]
  private var notices: [Notice] = []

  /// What is to be said since the last time.
  mutating func news(of console: Console) -> [String] {
    var lines: [String] = []
    let shown = console.notices.map(\.notice)
    lines += shown.filter { !notices.contains($0) }.map { "\($0.kind.word): \($0.text)" }
    notices = shown
    guard let operations = console.operations.value else { return lines }
    for operation in operations { lines += progress(of: operation, at: console.now) }
    for (id, name) in names where !operations.contains(where: { $0.id == id }) {
      // The drawer may not know of the end yet.
      let seen = (console.drawer?.component as? OperationDrawer)?.detail.value?.summary
      let end = seen.flatMap { $0.id == id && $0.state.isFinal ? $0.state.word : nil }
      lines.append("\(name): \(end ?? "over").")
      names[id] = nil
      said[id] = nil
    }
    return lines
  }

  private mutating func progress(of operation: OperationSummary, at now: Date) -> [String] {
    let name = "\(operation.kind.rawValue) of \(operation.subject)"
    let percent = Int(operation.fraction * 100)
    let isNew = names[operation.id] == nil
    names[operation.id] = name
    if operation.state == .parked {
      defer { said[operation.id] = (-1, now) }
      return said[operation.id]?.percent == -1
        ? [] : ["\(name) is parked: \(operation.fault?.message ?? "it needs somebody")"]
    }
    if let last = said[operation.id], !isNew {
      guard last.percent != percent, now.timeIntervalSince(last.at) >= Self.seconds else { return [] }
    }
    said[operation.id] = (percent, now)
    return ["\(name): \(percent) percent, \(operation.currentStep ?? operation.state.word)."]
  }
}

extension Notice.Kind {
  /// The kind as a word, for who sees no sign.
  var word: String {
    switch self {
    case .ok: "Done"
    case .info: "Note"
    case .warning: "Warning"
    case .error: "Error"
    }
  }
}
