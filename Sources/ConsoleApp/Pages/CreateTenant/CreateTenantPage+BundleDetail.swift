import TenantModel
import TenantryAPI
import TerminalKit

extension CreateTenantPage {
  /// What is known of the bundle in the bar: what it is for, what it cannot do, what it would install.
  func bundleDetail(_ context: ViewContext, modulesBeside: Bool) -> any View {
    guard let bundle = offers.bundle(form.draft) else { return Skeleton(rows: 5) }
    let resolution = offers.resolutions[bundle.code] ?? .loading
    return VStack {
      Rule(Line(bundle.name), trailing: count(resolution))
      if let problem = resolution.problem {
        Text(Trouble.line(problem, context.keys), wraps: true).padding(3)
      }
      findings(resolution).map { Text($0, wraps: true) }
      paragraph("For", bundle.description)
      if !bundle.replacesEe.isEmpty { paragraph("Replaces", bundle.replacesEe) }
      if !bundle.gaps.isEmpty { paragraph("Cannot", bundle.gaps) }
      if let modules = resolution.value?.modules {
        let named = modules.count(where: \.isRequested)
        paragraph(
          "Installs", "\(named) of its own and \(modules.count - named) that they need, in this order")
        if modulesBeside { Text(.empty) }
        ModuleFlow(modules: modules)
      } else if resolution.problem == nil {
        Skeleton(rows: 3)
        Spacer()
      }
    }
  }

  private func count(_ resolution: Loadable<BundleResolution>) -> Line {
    if let value = resolution.value { return "\(value.modules.count) modules" }
    return resolution.problem == nil ? "resolving…" : Line("failed", .error)
  }

  /// What keeps it from being applied first, then what is worth knowing.
  private func findings(_ resolution: Loadable<BundleResolution>) -> [Line] {
    let all = resolution.value?.findings ?? []
    let blocking = all.filter(\.blocks).map { "   \(Glyph.error, .error) \($0.message, .error)" as Line }
    let others = all.filter { !$0.blocks }.map { "   \(Glyph.warning, .warning) \($0.message)" as Line }
    let lines = blocking + others
    let more = lines.count - 3
    return more > 0 ? Array(lines.prefix(3)) + ["   \("… \(more) more findings", .dim)"] : lines
  }

  private func paragraph(_ label: String, _ text: String) -> any View {
    HStack {
      Text(Line("   " + label, .dim)).width(13)
      Text(Line(text), wraps: true).fillWidth()
    }
  }
}

/// Modules in install order, flowing through the room there is; the last line says how many are left out.
struct ModuleFlow: View {
  let modules: [BundleResolution.Entry]

  func render(in canvas: Canvas) {
    canvas.write(Line("   Order", .dim))
    let room = canvas.part(Rect(x: 13, y: 0, width: max(0, canvas.width - 14), height: canvas.height))
    guard room.width > 8 else { return }
    var (x, y) = (0, 0)
    for (index, module) in modules.enumerated() {
      let name = module.name.rawValue
      let left = modules.count - index
      let isLastRow = y == room.height - 1
      let reserve = isLastRow && left > 1 ? TextWidth.of("… \(left) more") + 2 : 0
      if x > 0, x + TextWidth.of(name) + reserve > room.width {
        guard !isLastRow else {
          room.write(Line("… \(left) more", .dim), x: x, y: y)
          return
        }
        (x, y) = (0, y + 1)
      }
      guard y < room.height else { return }
      x += room.write(Line(name, module.isRequested ? .plain : .dim), x: x, y: y) + 2
    }
  }
}
