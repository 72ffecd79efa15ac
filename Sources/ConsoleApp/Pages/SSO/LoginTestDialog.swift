import TenantModel
import TenantryAPI
import TerminalKit

/// Tests whether people could sign in to a tenant, and says what stands in the way.
struct LoginTestDialog: Dialog {
  enum Event: Equatable, Sendable {
    case tested(Result<TestSSOLogin.Output, APIProblem>)
  }

  /// It changes nothing.
  enum Outcome: Equatable, Sendable {
    case closed
  }

  private(set) var outcome: Outcome?
  let slug: Slug
  private(set) var report = Loadable<TestSSOLogin.Output>.loading

  init(_ slug: Slug) { self.slug = slug }

  static let scope: Command.Scope = "sso_test"

  static let definitions = [
    Command("sso_test_again", "Test it again", label: "again", keys: ["l"], footer: 1),
    Command("sso_test_close", "Put it away", label: "close", keys: [.enter, "q"], footer: 2),
  ]

  func commands(context: UpdateContext) -> [Command] { Self.definitions }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested, .commandChosen("sso_test_again"):
      report = .loading
      return [.load(TestSSOLogin(tenant: slug.rawValue), as: Event.tested)]
    case .commandChosen: outcome = .closed
    case .own(.tested(let result)): report.receive(result, at: context.now)
    case .keyPressed: return [.unhandled]
    default: break
    }
    return []
  }

  func view(context: ViewContext) -> any View {
    Modal(Line("Test login"), trailing: Line(slug.rawValue, .dim), width: min(76, context.size.width - 4)) {
      Spacer(min: 1).height(1)
      rows
      Spacer(min: 1).height(1)
    }
    .component(.ssoLoginTestModal)
  }

  private var rows: [any View] {
    guard let output = report.value else {
      guard let problem = report.problem else { return [Text(Line("Keycloak is asked …", .dim))] }
      return [Text("\(Glyph.error, .error) \(problem.detail)", wraps: true)]
    }
    if let problem = output.problem {
      return [Text("\(Glyph.unknown, .warning) It could not be found out. \(problem)", wraps: true)]
    }
    let issuer = Text(Line("issuer \(output.issuer ?? "?")", .dim), wraps: true)
    guard !output.isPassing else {
      return [
        Text("\(Glyph.done, .ok) People can sign in."),
        Text(
          Line("Discovery, signing keys, the client and its redirect URIs are in order.", .dim), wraps: true),
        issuer,
      ]
    }
    return [Text("\(Glyph.error, .error) \("People cannot sign in.", .error)")]
      + output.findings.map { Text(Line("  \(Glyph.todo) \($0)"), wraps: true) } + [issuer]
  }
}
