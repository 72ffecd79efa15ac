import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// What changed in an operation since it was last looked at, as lines for people. Pure: looks go in, lines come out.
struct OperationProgress: Sendable {
  /// What was last told of a step, so that nothing is told twice.
  private struct Told: Equatable {
    var state: StepState
    var attempt: Int
    var nextTryAt: Date?
  }

  private var told: [String: Told] = [:]
  private let style: Style
  /// Whether a live line shows the running step, so that no line of its own need say that it began.
  private let hasLiveLine: Bool

  init(style: Style, hasLiveLine: Bool) {
    self.style = style
    self.hasLiveLine = hasLiveLine
  }

  /// The lines to add for what is new.
  mutating func take(_ detail: OperationDetail) -> [String] {
    let width = detail.steps.map { TextWidth.of(Sanitizer.visible($0.title)) }.max() ?? 0
    return detail.steps.compactMap { step in
      let now = Told(state: step.state, attempt: step.attempt, nextTryAt: step.nextTryAt)
      let before = told.updateValue(now, forKey: step.name)
      guard before != now, step.state != .pending || step.nextTryAt != nil else { return nil }
      if hasLiveLine, step.state == .running, step.nextTryAt == nil { return nil }
      return line(step, width)
    }
  }

  private func line(_ step: StepView, _ width: Int) -> String {
    let isWaiting = step.nextTryAt != nil && step.state != .done && step.state != .failed
    let meaning: Style.Meaning = isWaiting ? .warning : step.state.meaning
    let title = TextFit.pad(Sanitizer.visible(step.title), to: width)
    var notes: [String] = []
    if step.attempt > 1 { notes.append("try \(step.attempt)") }
    if let took = Spell.duration(from: step.startedAt, to: step.finishedAt), step.state == .done {
      notes.append(took)
    }
    if let note = step.note, !note.isEmpty { notes.append(Sanitizer.visible(note)) }
    let word = isWaiting ? "again" : Self.word(step.state)
    let state = TextFit.pad(word, to: Self.wordWidth)
    let line = "  \(style.paint(style.sign(step.state) + " " + state, meaning))  \(title)"
    return notes.isEmpty
      ? Self.trimmed(line) : "\(line)  \(style.paint(notes.joined(separator: ", "), .quiet))"
  }

  /// The one line that shows where the operation is now.
  func liveLine(_ detail: OperationDetail) -> String {
    let summary = detail.summary
    var parts = ["\(summary.stepsDone)/\(summary.stepsTotal)"]
    if let step = detail.steps.first(where: { $0.state == .running }) {
      parts.append(Sanitizer.visible(step.title))
      if let fraction = step.fraction { parts.append("\(Int((min(max(fraction, 0), 1) * 100).rounded())) %") }
      if let note = step.note, !note.isEmpty { parts.append(Sanitizer.visible(note)) }
    } else {
      parts.append(summary.state == .queued ? "waits for its turn" : summary.state.rawValue)
    }
    if let left = summary.secondsLeft { parts.append("about \(Spell.duration(left)) left") }
    if detail.isCancelRequested { parts.append("cancel asked for") }
    return "  \(style.sign(.running)) \(parts.joined(separator: style.glyphs == .unicode ? " · " : " - "))"
  }

  private static let wordWidth = 7

  private static func word(_ state: StepState) -> String {
    switch state {
    case .pending: "waits"
    case .running: "started"
    case .done: "done"
    case .skipped: "skipped"
    case .failed: "failed"
    }
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
