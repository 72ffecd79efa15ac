import TenantModel
import TenantryAPI
import TerminalKit

extension CreateTenantPage {
  func planStep(_ context: ViewContext) -> any View {
    VStack {
      listField(context, .plan, rowsMax: 8)
      Text(.empty)
      if let plan = offers.plan(form.draft) {
        Rule(Line(plan.name))
        Facts(
          [
            ("Price", "\(TenantFacts.price(of: plan)) \("a month", .dim)"),
            ("Users", "\(plan.usersIncluded) \("included", .dim)"),
            ("Storage", "\(plan.storageGib) GiB"),
            ("Each pod", Line(TenantFacts.size(of: plan.resources))),
            ("Begins", "when the tenant first becomes active \("· never before", .dim)"),
          ], labelWidth: Self.labelWidth)
      }
      Spacer()
    }
  }

  func bundleStep(_ context: ViewContext) -> any View {
    if let bundles = offers.bundles.value, bundles.items.isEmpty { return noBundles(context.keys) }
    guard context.size.width >= 110 else {
      return VStack {
        listField(context, .bundle, rowsMax: 8)
        bundleDetail(context, modulesBeside: false).fillHeight()
      }
    }
    return HStack(spacing: 1) {
      VStack {
        listField(context, .bundle, rowsMax: 14, fills: true)
        Spacer()
      }
      .width(Extent(min: 56, ideal: 62, max: 70))
      bundleDetail(context, modulesBeside: true).fillWidth()
    }
  }

  func infraStep(_ context: ViewContext) -> any View {
    let warning = form.draft.isolation.warning.map { "\(Glyph.warning, .warning) \($0, .warning)" as Line }
    return VStack {
      listField(context, .region)
      choiceField(.isolation, note: context.size.width >= 100 ? warning ?? .empty : .empty)
      if context.size.width < 100, let warning { Text(Line(String(repeating: " ", count: 18)) + warning) }
      choiceField(.haLevel)
      listField(context, .template, rowsMax: 3)
      listField(context, .image, rowsMax: 3)
      Field("Size", labelWidth: Self.labelWidth, Text(size))
      Text(.empty)
      makes(context)
      Spacer()
    }
  }

  func ssoStep(_ context: ViewContext) -> any View {
    VStack {
      listField(context, .ssoTemplate)
      Field(
        "Realm", labelWidth: Self.labelWidth, Text(Line(offers.ssoTemplate(form.draft)?.keycloakRealm ?? "–"))
      )
      Field("Client id", labelWidth: Self.labelWidth, Text(Line(clientId)))
      uriField
      Text(.empty)
      Rule("What Keycloak will get", trailing: planAge)
      keycloak
      Spacer()
    }
  }

  private func noBundles(_ keys: KeyGuide) -> any View {
    VStack {
      Text(.empty)
      Text(
        "   The catalog has no bundles yet. A bundle is the set of modules a tenant is created with.",
        wraps: true)
      Text("   Good ones to begin with are \("Finance PPM", .bold) and \("CRM & Sales", .bold).", wraps: true)
      Text(.empty)
      Text(
        "   "
          + Line.joined(
            [
              keys.hint(ShellCommands.refresh.id, "look again"),
              keys.hint(WizardCommands.back.id, in: Self.scope, "back"),
              keys.hint(ShellCommands.back.id, "leave (the draft is kept)"),
            ].compactMap { $0?.line }, by: "   "))
      Spacer()
    }
  }

  private var size: Line {
    guard let plan = offers.plan(form.draft), let template = offers.template(form.draft) else {
      return Line("–", .dim)
    }
    let pods = form.draft.haLevel == .ha ? "2 × " : ""
    return
      "\(pods)\(TenantFacts.size(of: plan.resources)) · \(template.volumeGib) GiB volume"
  }

  private var clientId: String {
    guard let template = offers.ssoTemplate(form.draft), let slug = try? Slug(form.draft.slug) else {
      return "–"
    }
    return template.clientId(for: slug)
  }

  /// The list of redirect URIs: a row each, and an empty one for another.
  private var uriField: any View {
    let isFocused = form.focus == .redirectUris && stage == .filling
    let faults = Dictionary(
      form.uriFaults.map { ($0.row, $0.message) }, uniquingKeysWith: { first, _ in first })
    let rows = form.uris.enumerated().map { row, field -> any View in
      let isRow = isFocused && row == form.uriRow
      let mark: Line = faults[row] != nil ? Line(Glyph.error, .error) : .empty
      return HStack(spacing: 1) {
        TextFieldView(field, hint: row == 0 ? "https://…" : "another one", focused: isRow).fillWidth()
        Text(mark).width(2)
      }
    }
    let shown =
      form.draft.redirectUris == nil
      ? "the template's; exact, no wildcards" : "exact, no wildcards; empty rows do not count"
    return Field(
      WizardField.redirectUris.label, labelWidth: Self.labelWidth,
      error: form.message(at: .redirectUris, offers),
      help: Line(shown), focused: isFocused,
      awaitsUris ? Skeleton(rows: 1) : VStack { window(of: rows) })
  }

  /// At most six rows, those around the one that is written in.
  private func window(of rows: [any View]) -> [any View] {
    let first = max(0, min(form.uriRow - 4, rows.count - 6))
    return Array(rows.dropFirst(first).prefix(6))
  }

  private var keycloak: [any View] {
    guard let template = offers.ssoTemplate(form.draft) else { return [Skeleton(rows: 2)] }
    var rows: [any View] = [
      Text(
        "client \(clientId, .bold) in realm \(template.keycloakRealm, .bold) · scopes \(template.scopes.joined(separator: " "))",
        wraps: true)
    ]
    if let host = currentPlan?.odooUrl.host {
      let others = form.uris.map(\.text).filter { text in
        (try? HTTPSURL(text)).map { $0.host != host } ?? false
      }
      rows += others.map {
        Text("\(Glyph.warning, .warning) \($0) is not on the tenant's host \(host, .bold)", wraps: true)
      }
    }
    rows.append(Text("Nothing is sent before you create the tenant.", .dim))
    return rows.map { $0.padding(3) }
  }
}
