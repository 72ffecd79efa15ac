import TenantModel
import TenantryAPI
import TerminalKit

/// A bundle in full: what it is for, whether it can be installed, what it installs in which order, and who has it.
struct BundleDetailView {
  private static let tenantsMax = 40
  private static let labelWidth = 12

  let row: BundleRow?
  let detail: Loadable<BundleDetail>
  let scroll: ScrollState
  let isFocused: Bool
  let context: ViewContext

  var view: any View {
    VStack {
      Rule(title, trailing: trailing, isFocused: isFocused)
      if let trouble = detail.trouble(context) { Text(trouble, wraps: true).padding(1) }
      if let change = row?.change ?? detail.value?.change, isNews(change) {
        Text(self.change(change), wraps: true).padding(2)
      }
      if let value = detail.value {
        Aged(Viewport(scroll) { body(value) }.fillHeight(), isStale: detail.isStale(context))
      } else if row == nil {
        EmptyState("No bundle is selected.")
      } else if row?.bundle == nil {
        Text("   It is in the catalog as soon as its operation is done.", .dim, wraps: true)
        Spacer()
      } else if detail.problem == nil {
        Skeleton(rows: 8).padding(1)
        Spacer()
      }
    }
  }

  private var title: Line { Line(row?.bundle?.name ?? row?.code ?? "Bundle") }

  private var trailing: Line {
    guard let bundle = detail.value?.bundle else { return detail.freshness(context) }
    let age = detail.freshness(context)
    return Line.joined([age, Line("\(bundle.code) · \(bundle.version)", .dim)], by: Line(" · ", .dim))
  }

  /// What is being done to it, or what stopped; what is over and well is no news.
  private func isNews(_ change: OperationSummary) -> Bool {
    change.state != .succeeded && change.state != .cancelled
  }

  private func change(_ change: OperationSummary) -> Line {
    let what = change.fault?.message ?? change.currentStep ?? "not begun"
    let key = context.keys.hint(CatalogCommands.operation.id, in: CatalogPage.scope, "open")
    return change.badge(at: context.now) + Line("  \(what)  ") + Line("\(change.stepsDone)/\(change.stepsTotal)  ", .dim)
      + KeyHint.line(key)
  }

  private func body(_ detail: BundleDetail) -> [any View] {
    about(detail.bundle) + report(detail) + modules(detail.resolution) + tenants(detail.tenants)
  }

  private func about(_ bundle: ModuleBundle) -> [any View] {
    var rows: [any View] = [paragraph("For", bundle.description)]
    if !bundle.replacesEe.isEmpty { rows.append(paragraph("Replaces", bundle.replacesEe)) }
    if !bundle.gaps.isEmpty { rows.append(paragraph("Cannot", bundle.gaps)) }
    rows.append(paragraph("Type", bundle.type))
    let changed =
      bundle.updatedAt.map { "changed \(Moment.ago(of: $0, now: context.now))" } ?? "as it shipped"
    rows.append(paragraph("Revision", "\(bundle.revision), \(changed)"))
    return rows
  }

  /// The report of the resolver: every finding with the way to it.
  private func report(_ detail: BundleDetail) -> [any View] {
    let findings = detail.resolution.findings
    let blocking = findings.count(where: \.blocks)
    let sum =
      findings.isEmpty
      ? Line("\(Glyph.active) nothing wrong", .ok)
      : blocking > 0
        ? Line(
          "\(Glyph.error) \(blocking) \(blocking == 1 ? "keeps" : "keep") it from being installed", .error)
        : Line("\(findings.count) to know", .warning)
    let rule: any View = Rule("Check on \(detail.resolution.series)", trailing: sum)
    guard !findings.isEmpty else {
      return [rule, Text("   Every module and all that they need can be installed.", .dim)]
    }
    return [rule]
      + findings.flatMap { finding -> [any View] in
        let style: Style = finding.blocks ? .error : .warning
        let glyph = finding.blocks ? Glyph.error : Glyph.warning
        let way = finding.path.map(\.rawValue).joined(separator: " \(Glyph.arrow) ")
        return [
          HStack {
            Text("   \(glyph, style) ").width(5)
            Text("\(finding.code.rawValue, style)  \(finding.message)", wraps: true).fillWidth()
          }
        ] + (finding.path.count > 1 ? [Text("     \(way, .dim)", wraps: true)] : [])
      }
  }

  private func modules(_ resolution: BundleResolution) -> [any View] {
    let named = resolution.modules.count(where: \.isRequested)
    let needed = resolution.modules.count - named
    let names = resolution.modules.map { Line($0.name.rawValue, $0.isRequested ? .plain : .dim) }
    return [
      Rule(
        "Modules in install order", trailing: "\(named) named · \(needed) that they need"),
      HStack {
        Text("").width(3)
        Text(Line.joined(names, by: "  "), wraps: true).fillWidth()
      },
    ]
  }

  private func tenants(_ users: [CatalogUser]) -> [any View] {
    let key = context.keys.hint(CatalogCommands.tenants.id, in: CatalogPage.scope, "list")
    let rule: any View = Rule(
      "Tenants", trailing: users.isEmpty ? "none" : Line("\(users.count)  ") + KeyHint.line(key))
    guard !users.isEmpty else { return [rule, Text("   No tenant was made from it.", .dim)] }
    let shown = users.prefix(Self.tenantsMax)
    let rows = shown.map { user in
      [Line(user.slug.rawValue), user.status.badge, Line(user.name.rawValue, .dim)]
    }
    let more = users.count - shown.count
    return [rule, QuietTable(titles: ["TENANT", "STATUS", "NAME"], rows: rows)]
      + (more > 0 ? [Text("   \(Glyph.ellipsis) \(more) more", .dim)] : [])
  }

  private func paragraph(_ label: String, _ text: String) -> any View {
    HStack {
      Text(Line("   " + label, .dim)).width(Self.labelWidth)
      Text(Line(text), wraps: true).fillWidth()
    }
  }
}
