import Foundation
import TerminalKit
import TypedText

/// The filter of a table: the field that it is typed into, and what of it is in force.
///
/// A text with a fault is told of under the field. In force is then what stands before its last term or, when that is
/// not it, what could be read last.
package struct FilterLine: Equatable, Sendable {
  /// What a key did.
  enum Outcome: Equatable, Sendable {
    /// The key means nothing to a filter.
    case ignored
    case handled
    /// Another filter is in force.
    case changed
  }

  /// Past filters that `↑` brings back.
  private static let historyMax = 50

  private(set) var schema: FilterSchema
  private(set) var field = TextField(lengthMax: 500)
  /// Whether keys go to the field.
  private(set) var isOpen = false
  /// What became of the text.
  private(set) var reading: FilterReading
  /// The filter in force, as it was typed.
  private(set) var inForce = ""
  /// What rows must fulfil now.
  private(set) var condition = FilterCondition.all([])
  /// Whether the fields are listed under the field.
  private(set) var listsFields = false
  /// The candidate that tab would take.
  private(set) var choice = 0
  private var history: [String] = []
  private var historyPlace: Int?

  package init(_ schema: FilterSchema) {
    self.schema = schema
    reading = schema.read("", now: .distantPast)
  }

  /// Whether less than everything is shown, or something is typed that may come to that.
  var isActive: Bool { !field.text.isEmpty || !inForce.isEmpty }

  /// Why the text is not in force; nil when it is.
  var fault: FilterFault? { reading.fault }

  /// The keys of the field while it is open.
  func hints(_ keys: KeyGuide) -> [KeyHint]? {
    guard isOpen else { return nil }
    let keep = keys.hint("filter_line_keep", in: .filterLine, "keep")
    let leave = keys.hint("filter_line_leave", in: .filterLine, field.text.isEmpty ? "close" : "clear")
    if field.text.isEmpty {
      let fields = KeyHint("?", listsFields ? "hide fields" : "fields")
      let past = keys.hint("filter_line_earlier", in: .filterLine, "earlier filters")
      return [keep, fields, history.isEmpty ? nil : past, leave].compactMap { $0 }
    }
    let tab = keys.hint("filter_line_complete", in: .filterLine, "complete")
    return [keep, completion.candidates.isEmpty ? nil : tab, leave].compactMap { $0 }
  }

  /// What fits at the cursor.
  var completion: FilterCompletion { FilterCompletion(field.text, cursor: field.cursor, schema: schema) }

  mutating func open() { isOpen = true }

  /// Takes another text, typed by nobody.
  mutating func set(_ text: String, now: Date) {
    field.set(text)
    read(now)
  }

  mutating func clear() {
    remember()
    field.set("")
    (inForce, condition, listsFields) = ("", .all([]), false)
    reading = schema.read("", now: .distantPast)
  }

  /// Reads the text again: for ages counted from now, and for values that have become known.
  mutating func read(_ now: Date, schema: FilterSchema? = nil) {
    self.schema = schema ?? self.schema
    reading = self.schema.read(field.text, now: now)
    if !apply(reading) { _ = apply(self.schema.read(finished(field.text), now: now)) }
  }

  /// Puts what was read in force; false when it has a fault.
  private mutating func apply(_ reading: FilterReading) -> Bool {
    guard let condition = reading.condition else { return false }
    self.condition = condition
    inForce = reading.text.trimmingCharacters(in: .whitespaces)
    return true
  }

  /// The text without its last term, which is the one that is being typed.
  private func finished(_ text: String) -> String {
    text.lastIndex(where: \.isWhitespace).map { String(text[..<$0]) } ?? ""
  }

  mutating func paste(_ text: String, now: Date) -> Outcome {
    guard isOpen else { return .ignored }
    return took(field.paste(text), now)
  }

  /// Takes a key while the field is open.
  mutating func handle(_ key: Key, now: Date) -> Outcome {
    switch key {
    case .escape:
      let wasActive = !inForce.isEmpty
      clear()
      isOpen = false
      return wasActive ? .changed : .handled
    case .enter, .down:
      // What cannot be understood is not left standing as if it were a filter.
      guard fault == nil else { return .handled }
      remember()
      (isOpen, listsFields) = (false, false)
      return .handled
    case .up: return recall(by: -1, now)
    case .tab: return complete(now)
    case .backTab:
      choice += 1
      return .handled
    case "?" where field.text.isEmpty:
      listsFields.toggle()
      return .handled
    default: return took(field.handle(key), now)
    }
  }

  private mutating func took(_ outcome: TextField.Outcome, _ now: Date) -> Outcome {
    switch outcome {
    case .ignored: return .ignored
    case .moved, .submitted:
      choice = 0
      return .handled
    case .edited:
      historyPlace = nil
      return edited(now)
    }
  }

  private mutating func edited(_ now: Date) -> Outcome {
    choice = 0
    if !field.text.isEmpty { listsFields = false }
    let before = inForce
    read(now)
    return before == inForce ? .handled : .changed
  }

  /// Puts the chosen candidate in; without any, tab leaves the field as enter does.
  private mutating func complete(_ now: Date) -> Outcome {
    let completion = completion
    guard !completion.candidates.isEmpty else { return handle(.enter, now: now) }
    let taken = completion.candidates[choice % completion.candidates.count].text
    let characters = Array(field.text)
    let rest = String(characters[completion.range.upperBound...])
    // The cursor ends behind what was put in.
    field.set(String(characters[..<completion.range.lowerBound]) + taken + rest)
    for _ in 0..<rest.count { _ = field.handle(.left) }
    return edited(now)
  }

  private mutating func recall(by places: Int, _ now: Date) -> Outcome {
    let place = (historyPlace ?? history.count) + places
    guard history.indices.contains(place) else { return .handled }
    historyPlace = place
    field.set(history[place])
    return edited(now)
  }

  private mutating func remember() {
    historyPlace = nil
    guard !inForce.isEmpty else { return }
    history.removeAll { $0 == inForce }
    history.append(inForce)
    if history.count > Self.historyMax { history.removeFirst() }
  }
}
