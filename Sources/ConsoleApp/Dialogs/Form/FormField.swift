import TerminalKit

/// One thing that a form asks for.
package struct FormField: Equatable, Identifiable, Sendable {
  /// How it is answered.
  enum Entry: Equatable, Sendable {
    case text(TextField, hint: String)
    /// One of a few: what is sent, beside what is shown.
    case choice(Choice, values: [String])
    case flag(Checkbox, label: String)
  }

  /// The name of the field in the request: refusals point at it.
  package let id: String
  let label: String
  /// What to know while one is in it; one sentence.
  let help: String
  var entry: Entry

  /// A line of text.
  package static func text(
    _ id: String, _ label: String, _ text: String = "", hint: String = "", help: String = "",
    lengthMax: Int = 200
  ) -> FormField {
    FormField(
      id: id, label: label, help: help, entry: .text(TextField(text, lengthMax: lengthMax), hint: hint))
  }

  /// One of a few options, by what is sent; `titles` says what is shown where that is something else.
  package static func choice(
    _ id: String, _ label: String, _ values: [String], titles: [String]? = nil, selected: String? = nil,
    help: String = ""
  ) -> FormField {
    let place = selected.flatMap { values.firstIndex(of: $0) } ?? 0
    return FormField(
      id: id, label: label, help: help,
      entry: .choice(Choice(titles ?? values, selected: place), values: values))
  }

  /// Something that is so or not.
  package static func flag(
    _ id: String, _ label: String, isOn: Bool = false, says: String = "", help: String = ""
  ) -> FormField {
    FormField(id: id, label: label, help: help, entry: .flag(Checkbox(isOn: isOn), label: says))
  }

  /// What is answered now: the text without the blanks around it, the option, `true` or `false`.
  var answer: String {
    switch entry {
    case .text(let field, _): field.text.trimmingCharacters(in: .whitespaces)
    case .choice(let choice, let values):
      values.indices.contains(choice.selected) ? values[choice.selected] : ""
    case .flag(let box, _): box.isOn ? "true" : "false"
    }
  }

  /// Takes a key; answers whether it meant anything here, and whether the answer became another.
  mutating func handle(_ key: Key) -> (isMeant: Bool, isChanged: Bool) {
    let before = answer
    let isMeant: Bool
    switch entry {
    case .text(var field, let hint):
      let outcome = field.handle(key)
      isMeant = outcome != .ignored && outcome != .submitted
      entry = .text(field, hint: hint)
    case .choice(var choice, let values):
      isMeant = choice.handle(key)
      entry = .choice(choice, values: values)
    case .flag(var box, let label):
      isMeant = box.handle(key)
      entry = .flag(box, label: label)
    }
    return (isMeant, answer != before)
  }

  mutating func paste(_ text: String) {
    guard case .text(var field, let hint) = entry else { return }
    _ = field.paste(text)
    entry = .text(field, hint: hint)
  }

  /// The row of the form.
  func view(labelWidth: Int, error: String?, isFocused: Bool) -> any View {
    let content: any View =
      switch entry {
      case .text(let field, let hint): TextFieldView(field, hint: hint, focused: isFocused)
      case .choice(let choice, _): ChoiceView(choice, focused: isFocused)
      case .flag(let box, let label): CheckboxView(box, Line(label), focused: isFocused)
      }
    return Field(
      label, labelWidth: labelWidth, error: error, help: Line(help), focused: isFocused, content)
  }
}

/// What was answered in a form, by the fields' names.
package struct FormAnswers: Equatable, Sendable {
  let answers: [String: String]

  /// The answer of a field; empty where nothing was said.
  package subscript(_ id: String) -> String { answers[id] ?? "" }

  /// The answer, or nil where nothing was said.
  package func optional(_ id: String) -> String? { answers[id].flatMap { $0.isEmpty ? nil : $0 } }

  package func isOn(_ id: String) -> Bool { answers[id] == "true" }
}

/// What keeps answers from being sent.
package struct FormFault: Error, Equatable, Sendable {
  /// The field; nil for the whole form.
  let field: String?
  /// One sentence.
  let message: String

  package init(_ field: String?, _ message: String) {
    self.field = field
    self.message = message
  }
}
