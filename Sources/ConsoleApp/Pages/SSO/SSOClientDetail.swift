import TenantModel
import TenantryAPI
import TerminalKit

/// A tenant's client: as it is wanted, as Keycloak has it now, what differs, who signed in last.
struct SSOClientDetail {
  private static let eventsMax = 8

  /// As it was last compared; nil draws nothing.
  let client: SSOClient?
  /// Over the client; nil takes its tenant's slug.
  var title: String?
  let detail: Loadable<GetSSOClient.Output>
  let context: ViewContext

  /// One under the other.
  @ViewBuilder var rows: [any View] {
    if client != nil {
      clientRows
      Text(.empty)
      loginRows
    }
  }

  /// The client itself.
  @ViewBuilder var clientRows: [any View] {
    if let client {
      Rule(Line(title ?? client.tenant.slug.rawValue), trailing: detail.freshness(context))
      Facts(facts(client), labelWidth: 10)
      Text(.empty)
      Rule("Redirect URIs", trailing: redirectNote)
      redirects(client)
      differences(client)
    }
  }

  /// Who signed in, or tried to.
  @ViewBuilder var loginRows: [any View] {
    Rule("Last logins", trailing: Line("\(GetSSOClient.eventDays) days", .dim))
    logins
  }

  private func facts(_ client: SSOClient) -> [(String, Line)] {
    var facts: [(String, Line)] = [
      ("State", client.state.badge), ("Realm", Line(client.config.keycloakRealm)),
      ("Client", Line(client.config.keycloakClientId)), ("Enabled", enabled),
      (
        "Compared",
        client.lookedAt.map { Line(Moment.ago(of: $0, now: context.now)) } ?? Line("never", .dim)
      ),
    ]
    if client.config.status == .error {
      facts.append(("Login", Line("the last operation's test failed", .error)))
    }
    return facts
  }

  private var found: GetSSOClient.Output.Found? { detail.value?.found }

  private var enabled: Line {
    guard let output = detail.value else { return Line(detail.problem == nil ? "…" : "not known", .dim) }
    if output.problem != nil { return Line("not known", .dim) }
    guard let found = output.found else { return Line("no such client", .error) }
    if found.isEnabled { return Line("yes") }
    return Line("no", output.client.state == .closed ? .dim : .error)
  }

  private var redirectNote: Line {
    guard found != nil else { return .empty }
    return Line("as Keycloak has them now", .dim)
  }

  /// Each that is wanted and each that is there, with what is wrong with it.
  private func redirects(_ client: SSOClient) -> [any View] {
    if let problem = detail.problem { return [paragraph(Glyph.error, .error, problem.detail)] }
    if let problem = detail.value?.problem { return [paragraph(Glyph.error, .error, problem)] }
    let wanted = client.config.redirectUris.map(\.rawValue)
    guard let there = found?.redirectUris else {
      return wanted.map { paragraph(Glyph.todo, .dim, $0) }
    }
    let asWanted = wanted.flatMap { uri -> [any View] in
      guard !there.contains(uri) else { return [paragraph(Glyph.done, .ok, uri)] }
      return [paragraph(Glyph.error, .error, uri), Text("     wanted, not allowed", .error)]
    }
    let others = there.filter { !wanted.contains($0) }
    return asWanted
      + others.flatMap { uri -> [any View] in
        [paragraph(Glyph.changed, .warning, uri), Text("     allowed, not wanted", .warning)]
      }
  }

  private func differences(_ client: SSOClient) -> [any View] {
    guard !client.findings.isEmpty else { return [] }
    return [Text(.empty), Rule("Differs", trailing: Line("\(client.findings.count)", .warning))]
      + client.findings.flatMap { finding in
        [
          Text("   \(finding.subject) \("for \(Moment.age(of: finding.since, now: context.now))", .dim)"),
          Text("     \("wanted", .dim) \(finding.expected)"),
          Text("     \("found ", .dim) \(finding.found, .warning)"),
        ]
      }
  }

  private var logins: [any View] {
    guard let output = detail.value else {
      return detail.problem == nil ? [Skeleton(rows: 2)] : [Text("   not known", .dim)]
    }
    if let problem = output.eventsProblem { return [paragraph(Glyph.error, .error, problem)] }
    if output.problem != nil { return [Text("   not known", .dim)] }
    guard !output.events.isEmpty else { return [Text("   none, or the realm keeps none", .dim)] }
    return output.events.prefix(Self.eventsMax).map { Text(login($0)) }
  }

  private func login(_ event: GetSSOClient.Output.Event) -> Line {
    let word = event.type.lowercased().replacing("_", with: " ")
    let when = Line("   " + TextFit.pad(context.when(event.time), to: 7), .dim)
    guard let error = event.error else { return when + Line(word) + Line(" \(event.address ?? "")", .dim) }
    return when + Line("\(word): \(error.replacing("_", with: " "))", .warning)
  }

  private func paragraph(_ glyph: String, _ style: Style, _ text: String) -> any View {
    HStack(spacing: 1) {
      Text("   \(glyph)", style).width(4)
      Text(Line(text), wraps: true).fillWidth()
    }
  }
}
