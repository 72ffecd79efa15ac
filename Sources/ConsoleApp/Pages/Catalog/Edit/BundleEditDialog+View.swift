import TenantModel
import TenantryAPI
import TerminalKit

extension BundleEditDialog {
  private static let labelWidth = 11

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    let save = KeyHint("ctrl-s", "save")
    let leave = KeyHint("esc", "cancel")
    let next = KeyHint("tab", "next")
    switch form.current {
    case .modules: return [next, KeyHint("x", "take it out"), KeyHint("enter", "add one"), save, leave]
    case .addition:
      let choose = form.suggestions.isEmpty ? nil : KeyHint("↑↓", "choose")
      return [next, choose, KeyHint("enter", "add"), save, leave].compactMap { $0 }
    case .draft: return [next, KeyHint("space", "on/off"), save, leave]
    case .cancel, .save: return [next, KeyHint("enter", "press"), leave]
    default: return [next, save, leave]
    }
  }

  package func view(context: ViewContext) -> any View {
    let width = min(104, context.size.width - 4)
    // What is not the list takes seventeen rows.
    let rows = max(3, min(form.modules.count, context.size.height - 21))
    return Modal(
      Line(before.map { "Change the bundle \($0.code)" } ?? "New bundle"),
      trailing: Line(before.map { "revision \($0.revision)" } ?? "", .dim), width: width
    ) {
      lines
      modules(rows)
      addition
      HStack {
        Text("").width(3 + Self.labelWidth)
        CheckboxView(
          form.draft, "A draft: no tenant is made from it, and it may hold what cannot be installed",
          focused: form.current == .draft)
      }.height(1)
      report(context)
      buttons
    }
    .component(.bundleEditModal)
  }

  private var lines: [any View] {
    BundleForm.lines.filter { before == nil || $0 != .code }.map { field in
      let isFocused = form.current == field && !isSending
      return Field(
        field.label, labelWidth: Self.labelWidth, error: isShown(field) ? fault(of: field) : nil,
        focused: isFocused,
        TextFieldView(form.texts[field] ?? TextField(), hint: Self.hint(field), focused: isFocused))
    }
  }

  /// An empty field of a new bundle is not wrong before somebody was there.
  private func isShown(_ field: BundleForm.Field) -> Bool {
    guard before == nil, form.texts[field]?.text.isEmpty == true else { return true }
    return failure != nil
  }

  private static func hint(_ field: BundleForm.Field) -> String {
    switch field {
    case .code: "such as crm: also the file's name"
    case .name: "what people call it"
    case .type: "a word, such as crm"
    case .description: "what it is for"
    case .replacesEe: "what of Odoo Enterprise it stands in for"
    case .gaps: "what it cannot do"
    default: ""
    }
  }

  private func modules(_ rows: Int) -> any View {
    let isFocused = form.current == .modules && !isSending
    let list: any View =
      form.modules.isEmpty
      ? Text("none yet", .dim)
      : SelectListView(marked, focused: isFocused).height(rows)
    return Field(
      "\(BundleForm.Field.modules.label)", labelWidth: Self.labelWidth, focused: isFocused, list
    ).height(form.modules.isEmpty ? 1 : rows)
  }

  /// The list with what is wrong beside each module.
  private var marked: SelectList {
    var list = form.list
    let findings = check.value?.resolution.findings ?? []
    list.set(
      form.modules.enumerated().map { place, name in
        if let fault = fault(ofModule: place) {
          return SelectOption(name, name, details: [Line("\(Glyph.error) \(fault)", .error)])
        }
        let finding = findings.first { ($0.path.first ?? $0.module).rawValue == name }
        return SelectOption(name, name, details: finding.map { [Self.note($0, below: name)] } ?? [])
      })
    return list
  }

  private static func note(_ finding: BundleFinding, below name: String) -> Line {
    let way = finding.module.rawValue == name ? "" : " by way of \(finding.module)"
    return finding.blocks
      ? Line("\(Glyph.error) \(finding.code.rawValue)\(way)", .error)
      : Line("\(Glyph.warning) \(finding.code.rawValue)\(way)", .warning)
  }

  private var addition: [any View] {
    let isFocused = form.current == .addition && !isSending
    let field = Field(
      "", labelWidth: Self.labelWidth, error: form.modules.isEmpty ? nil : fault(of: .modules),
      focused: isFocused,
      TextFieldView(form.addition, hint: "add modules by name", focused: isFocused))
    guard isFocused, !form.suggestions.isEmpty else { return [field] }
    let words = form.suggestions.enumerated().map { place, name in
      Line(name, place == form.suggested ? .accent : .dim)
    }
    let indent = Line(String(repeating: " ", count: 3 + Self.labelWidth))
    return [field, Text(indent + Line.joined(words, by: "  ")).height(1)]
  }

  private func report(_ context: ViewContext) -> [any View] {
    if let failure { return [Text(Trouble.line(failure, nil), wraps: true).padding(3)] }
    guard let check = check.value else {
      return check.trouble(context).map { [Text($0, wraps: true).padding(3)] }
        ?? [Text("   \("checking…", .dim)")]
    }
    let isOld = checked != form.request
    let blocking = check.resolution.findings.filter(\.blocks)
    let sum: Line =
      form.modules.isEmpty
      ? Line("no module yet", .dim)
      : blocking.isEmpty
        ? Line(
          "\(Glyph.active) \(check.resolution.modules.count) modules in all, which can be installed",
          isOld ? .dim : .ok)
        : Line(
          "\(Glyph.error) \(blocking.count) \(blocking.count == 1 ? "keeps" : "keep") it from being installed",
          .error)
    let first = blocking.first.map { Text(Line("     \($0.message)", .dim), wraps: true) }
    return [Text("   " + sum)] + (first.map { [$0] } ?? [])
  }

  private var buttons: any View {
    let refusal = isSending ? "sending" : refusal
    return HStack(spacing: 2) {
      Text("")
      button("Cancel", .cancel, isEnabled: true)
      button("Save", .save, isEnabled: refusal == nil)
      Text(refusal.map { Line($0, .dim) } ?? .empty)
      Spacer()
    }.height(1)
  }

  private func button(_ text: String, _ field: BundleForm.Field, isEnabled: Bool) -> Line {
    let style: Style = isEnabled ? .plain : .dim
    return form.current == field && !isSending
      ? Line("\(Glyph.chosen)[ \(text) ]", Style(style.role, .bold, on: .selection))
      : Line(" [ \(text) ]", style)
  }
}
