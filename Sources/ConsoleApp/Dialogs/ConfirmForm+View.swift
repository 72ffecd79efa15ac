import TenantModel
import TerminalKit

extension ConfirmForm {
  /// The rows: how grave it is and what to do, the field when there is one, the buttons. `subject` says what the words
  /// are that have to be typed, where they are not those of one tenant.
  func rows(
    action: String, refuse: String = "Cancel", isDangerous: Bool, subject: String = "slug and environment, "
  ) -> [any View] {
    var rows: [any View] = []
    if refusal == nil { rows.append(Text(request(action, subject), wraps: true)) }
    if let words, refusal == nil {
      let isRight = field.text == words
      let mark: Line =
        isRight
        ? Line("\(Glyph.done) matches", .ok)
        : isMismatched ? Line("\(Glyph.error) that is not “\(words)”", .error) : .empty
      rows.append(
        HStack(spacing: 2) {
          TextFieldView(field, focused: focus == .field).width(max(24, min(48, words.count + 4)))
          mark
          Spacer()
        }
        .height(1))
    }
    if refusal == nil { rows.append(Text(.empty)) }
    rows.append(
      HStack(spacing: 2) {
        button(refuse, isFocused: focus == .cancel, isEnabled: true, isDangerous: false)
        button(action, isFocused: focus == .action, isEnabled: isUnlocked, isDangerous: isDangerous)
        Spacer()
      }
      .height(1))
    return rows
  }

  /// How grave it is, in words, and what says yes.
  private func request(_ action: String, _ subject: String) -> Line {
    switch confirmation {
    case .typeSlugAndEnvironment:
      "\(Badge.line("SEVERE", .badgeProduction)) Type \(subject)\(words ?? "", .bold)\(subject.isEmpty ? "" : ",") to go on:"
    case .typeSlug: "\(Badge.line("CAREFUL", .badgeStaging)) Type \(words ?? "", .bold) to go on:"
    case .enter, .secondPerson: "\("To go on, choose", .dim) \(action) \("and press enter.", .dim)"
    }
  }

  private func button(_ text: String, isFocused: Bool, isEnabled: Bool, isDangerous: Bool) -> Line {
    let style: Style = !isEnabled ? .dim : isDangerous ? .error : .plain
    return isFocused
      ? Line("\(Glyph.chosen)[ \(text) ]", Style(style.role, .bold, on: .selection))
      : Line(" [ \(text) ]", style)
  }
}
