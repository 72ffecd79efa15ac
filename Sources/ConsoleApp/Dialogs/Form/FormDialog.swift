import Foundation
import TenantryAPI
import TerminalKit

/// Asks for a few things and sends them: it stays open until the control plane has taken them, and shows what it refuses
/// beside the field that is meant.
package struct FormDialog<E: Endpoint>: Dialog {
  package enum Event: Equatable, Sendable {
    case answered(Result<E.Output, APIProblem>)
  }

  /// Where the keys go: a field, or the button.
  private enum Stop: Hashable, Sendable {
    case field(String)
    case action
  }

  package private(set) var outcome: E.Output?
  package let asksToChange: Bool
  package let tenantInView: TenantInView?
  private let title: Line
  /// What to know before one answers; a paragraph each.
  private let notes: [Line]
  private let action: String
  private let component: ComponentID?
  private let make: @Sendable (FormAnswers) throws(FormFault) -> E
  private var fields: [FormField]
  private var focus: FormFocus<Stop>
  private var faults: [String: String] = [:]
  /// What is wrong with the whole.
  private var fault: String?
  private var isSending = false
  private var keyGuard = KeyGuard()

  /// Makes a form. `make` turns the answers into what is sent, or says what is wrong with them; `tenant` is whom it is
  /// about, where others are to know.
  package init(
    _ title: Line, _ notes: [Line] = [], fields: [FormField], action: String, component: ComponentID? = nil,
    about tenant: TenantInView? = nil,
    make: @escaping @Sendable (FormAnswers) throws(FormFault) -> E
  ) {
    asksToChange = !E.changesNothing
    tenantInView = tenant
    self.title = title
    self.notes = notes
    self.fields = fields
    self.action = action
    self.component = component
    self.make = make
    focus = FormFocus(fields.map { .field($0.id) } + [.action])
  }

  /// Two are equal when they ask the same and were answered the same.
  package static func == (left: FormDialog, right: FormDialog) -> Bool {
    left.title == right.title && left.fields == right.fields && left.focus == right.focus
      && left.faults == right.faults && left.fault == right.fault && left.isSending == right.isSending
      && left.outcome == right.outcome
  }

  package var captures: Bool { true }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    [KeyHint("tab", "next"), KeyHint("ctrl-s", action.lowercased()), KeyHint("esc", "cancel")]
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared: keyGuard.begin(after: context.lastKey, at: context.now)
    case .keyPressed(let key):
      guard !isSending else { return key == .escape ? [.unhandled] : [] }
      return keyGuard.swallows(key, at: context.now) ? [] : press(key)
    case .pasted(let text):
      if let place { fields[place].paste(text) }
    case .own(.answered(.success(let output))): outcome = output
    case .own(.answered(.failure(let problem))): take(problem)
    default: break
    }
    return []
  }

  /// The field that has the keys.
  private var place: Int? {
    guard case .field(let id) = focus.current else { return nil }
    return fields.firstIndex { $0.id == id }
  }

  private mutating func press(_ key: Key) -> [Effect<Event>] {
    if key == .ctrl("s") { return send() }
    if focus.handle(key) { return [] }
    if let place {
      let outcome = fields[place].handle(key)
      if outcome.isChanged {
        faults[fields[place].id] = nil
        fault = nil
      }
      if outcome.isMeant { return [] }
    }
    switch key {
    case .enter where focus.current == .action: return send()
    case .space where focus.current == .action: return send()
    case .enter, .down: focus.move(by: 1)
    case .up: focus.move(by: -1)
    default: return [.unhandled]
    }
    return []
  }

  private mutating func send() -> [Effect<Event>] {
    let answers = FormAnswers(answers: Dictionary(fields.map { ($0.id, $0.answer) }) { $1 })
    do throws(FormFault) {
      let endpoint = try make(answers)
      (faults, fault, isSending) = ([:], nil, true)
      return [.submit(endpoint, as: Event.answered)]
    } catch {
      show([error.field ?? "": error.message])
      return []
    }
  }

  private mutating func take(_ problem: APIProblem) {
    isSending = false
    let named = problem.fields.map {
      ($0.pointer.split(separator: "/").last.map(String.init) ?? "", $0.message)
    }
    show(problem.fields.isEmpty ? ["": problem.detail] : Dictionary(named) { first, _ in first })
  }

  /// Shows what is wrong, and goes to the first field that is.
  private mutating func show(_ messages: [String: String]) {
    let known = Set(fields.map(\.id))
    faults = messages.filter { known.contains($0.key) }
    fault = messages.filter { !known.contains($0.key) }.map(\.value).sorted().first
    if let first = fields.first(where: { faults[$0.id] != nil }) { focus.move(to: .field(first.id)) }
  }

  package func spoken(context: ViewContext) -> Spoken? {
    Spoken(Spoken.lines(of: view(context: context), width: context.size.width))
  }

  package func view(context: ViewContext) -> any View {
    let labelWidth = min(22, (fields.map { TextWidth.of($0.label) }.max() ?? 0) + 2)
    let modal = Modal(title, width: min(76, context.size.width - 4)) {
      notes.map { Text($0, wraps: true) }
      PresenceLine.note(context.others, tenantInView).map { [Text(.empty), Text($0, wraps: true)] } ?? []
      Text(.empty)
      fields.map { field in
        field.view(
          labelWidth: labelWidth, error: faults[field.id], isFocused: focus.current == .field(field.id))
      }
      Text(fault.map { Line("\(Glyph.error) \($0)", .error) } ?? .empty, wraps: true)
      Text(isSending ? "\(Glyph.progress, .busy) sending…" : button)
    }
    return component.map { modal.component($0) } ?? modal
  }

  private var button: Line {
    focus.current == .action
      ? Line("\(Glyph.chosen)[ \(action) ]", Style(.accent, .bold, on: .selection)) : Line(" [ \(action) ]")
  }
}
