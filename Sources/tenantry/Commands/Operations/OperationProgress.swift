import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// What changed in an operation since it was last looked at, as lines for people. Pure: looks go in, lines come out.
///
/// Looking again at something that takes its time is no news; a real retry is.
struct OperationProgress: Sendable {
  /// Between two lines that only say how far a step is.
  static let progressSecondsMin = 5.0

  /// Where a step stands, as far as a line tells it.
  private enum Phase: Equatable {
    case started
    case waiting
    case retry(Int)
    case over(StepState)
  }

  /// What was last told of a step, so that nothing is told twice.
  private struct Told {
    var phase: Phase
    var hasWaited: Bool
    var note: String
    var at: Date
  }

  private var told: [String: Told] = [:]
  /// Why it has not begun, as it was last told.
  private var toldHold: OperationHold?
  private let style: Style
  /// Whether a live line shows the running step, so that lines of their own are for what is over.
  private let hasLiveLine: Bool

  init(style: Style, hasLiveLine: Bool) {
    self.style = style
    self.hasLiveLine = hasLiveLine
  }

  /// The lines to add for what is new.
  mutating func take(_ detail: OperationDetail, at now: Date) -> [String] {
    if let hold = detail.summary.hold, hold != toldHold, !hasLiveLine {
      toldHold = hold
      return ["  \(style.paint(Self.words(hold), .warning))"]
    }
    let width = detail.steps.map { TextWidth.of(Sanitizer.visible($0.title)) }.max() ?? 0
    return detail.steps.compactMap { step in
      guard let phase = Self.phase(step, detail.summary.state) else {
        // A step that was over and is to be done anew begins from nothing.
        if case .over = told[step.name]?.phase { told[step.name] = nil }
        return nil
      }
      guard let word = news(of: step, phase, at: now) else { return nil }
      return line(step, phase, word, width, at: now)
    }
  }

  /// The word of the line that is due now; nil when there is none.
  private mutating func news(of step: StepView, _ phase: Phase, at now: Date) -> String? {
    let note = Self.progress(step)
    let before = told[step.name]
    let isFirstWait = phase == .waiting && before?.hasWaited != true
    let new = Told(phase: phase, hasWaited: before?.hasWaited == true || isFirstWait, note: note, at: now)
    var word: String?
    switch phase {
    case .over(let state): if before?.phase != phase { word = Self.word(state) }
    case .retry(let attempt): if before?.phase != phase { word = "retry \(attempt)" }
    case .waiting where isFirstWait: word = "waiting"
    case .started where before == nil || before.map { Self.isOver($0.phase) } == true: word = "started"
    case .started, .waiting:
      guard let before, before.note != note, !note.isEmpty else { break }
      if now.timeIntervalSince(before.at) >= Self.progressSecondsMin { word = "working" }
    }
    if hasLiveLine, !Self.isOver(phase) { word = nil }
    if let word {
      told[step.name] = new
      return word
    }
    // What was not told keeps the time and the note of what was.
    told[step.name] = Told(
      phase: phase, hasWaited: new.hasWaited, note: before?.note ?? note, at: before?.at ?? now)
    return nil
  }

  /// nil for a step that has not begun.
  private static func phase(_ step: StepView, _ state: OperationState) -> Phase? {
    switch step.state {
    case .done, .skipped, .failed: return .over(step.state)
    case .pending, .running:
      if state == .retryWait, step.nextTryAt != nil { return .retry(step.attempt) }
      guard step.state == .running else { return nil }
      return state == .waiting ? .waiting : .started
    }
  }

  private func line(_ step: StepView, _ phase: Phase, _ word: String, _ width: Int, at now: Date) -> String {
    var meaning = step.state.meaning
    var notes: [String] = []
    if case .retry = phase {
      meaning = .warning
      notes = [Self.retryNote(step, at: now)]
    } else {
      if step.attempt > 1 { notes.append("try \(step.attempt)") }
      if let took = Spell.duration(from: step.startedAt, to: step.finishedAt), step.state == .done {
        notes.append(took)
      }
      let note = Self.progress(step)
      if !note.isEmpty { notes.append(note) }
    }
    let title = TextFit.pad(Sanitizer.visible(step.title), to: width)
    let state = TextFit.pad(word, to: Self.wordWidth)
    let line = "  \(style.paint(style.sign(step.state) + " " + state, meaning))  \(title)"
    return notes.isEmpty
      ? Self.trimmed(line) : "\(line)  \(style.paint(notes.joined(separator: ", "), .quiet))"
  }

  /// `in 4s: reason`.
  private static func retryNote(_ step: StepView, at now: Date) -> String {
    let left = max(0, (step.nextTryAt ?? now).timeIntervalSince(now))
    let reason = step.note.map { Sanitizer.visible($0) } ?? ""
    return "in \(Int(left.rounded(.up)))s" + (reason.isEmpty ? "" : ": \(reason)")
  }

  private static func progress(_ step: StepView) -> String {
    var parts: [String] = []
    if let fraction = step.fraction { parts.append("\(Int((min(max(fraction, 0), 1) * 100).rounded())) %") }
    if let note = step.note, !note.isEmpty { parts.append(Sanitizer.visible(note)) }
    return parts.joined(separator: ", ")
  }

  /// The one line that shows where the operation is now.
  func liveLine(_ detail: OperationDetail, at now: Date) -> String {
    let summary = detail.summary
    var parts = ["\(summary.stepsDone)/\(summary.stepsTotal)"]
    let step = detail.steps.first { Self.phase($0, summary.state).map { !Self.isOver($0) } ?? false }
    if let step, case .retry(let attempt) = Self.phase(step, summary.state) {
      parts += [Sanitizer.visible(step.title), "retry \(attempt) \(Self.retryNote(step, at: now))"]
    } else if let step {
      parts.append(Sanitizer.visible(step.title))
      let note = Self.progress(step)
      if !note.isEmpty { parts.append(note) }
    } else {
      parts.append(
        summary.hold.map(Self.words) ?? (summary.state == .queued ? "waits for its turn" : summary.state.rawValue))
    }
    if let left = summary.secondsLeft { parts.append("about \(Spell.duration(left)) left") }
    if detail.isCancelRequested { parts.append("cancel asked for") }
    return "  \(style.sign(.running)) \(parts.joined(separator: style.glyphs == .unicode ? " · " : " - "))"
  }

  /// `held until 2026-11-27T22:00:00Z: finance close: books are closed`.
  private static func words(_ hold: OperationHold) -> String {
    let end = hold.until.map { " until \(Spell.time($0) ?? "")" } ?? ""
    return "held\(end): \(Sanitizer.visible(hold.reason))"
  }

  private static func isOver(_ phase: Phase) -> Bool {
    if case .over = phase { return true }
    return false
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
