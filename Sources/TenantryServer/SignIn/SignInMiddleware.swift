import HTTPTypes
import Hummingbird
import TenantryAPI

/// Lets nobody through of whom it is not known who they are, and nobody who asks too often.
struct SignInMiddleware: RouterMiddleware {
  /// Tokens of providers with many roles are long; longer ones are not looked at.
  static let tokenMax = 16 << 10

  let authenticator: any Authenticator
  let limiter: RateLimiter
  let metrics: ServerMetrics
  let routes: SignInRoutes

  func handle(
    _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    guard let token = Self.token(in: request.headers) else {
      throw ProblemAnswer(
        APIProblem(.unauthenticated, "Sign in: a bearer token is needed."),
        headers: routes.challenge(to: request))
    }
    do throws(SignInRefusal) {
      context.caller = try await authenticator.caller(bearing: token)
    } catch {
      metrics.refused(signIn: error.reason)
      throw answer(to: error, request)
    }
    if let actor = context.caller?.actor, let wait = limiter.wait(of: actor) {
      let seconds = Int((wait / .seconds(1)).rounded(.up))
      throw ProblemAnswer(
        APIProblem(.unavailable, "That is too much at once: come back in \(seconds) s."), status: 429,
        headers: [.retryAfter: String(seconds)])
    }
    return try await next(request, context)
  }

  /// The bearer token of a request; nil for none that is looked at.
  static func token(in headers: HTTPFields) -> String? {
    guard let field = headers[.authorization], field.utf8.count <= tokenMax else { return nil }
    let parts = field.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    let token = parts[1].trimmingCharacters(in: .whitespaces)
    return token.isEmpty ? nil : token
  }

  private func answer(to refusal: SignInRefusal, _ request: Request) -> ProblemAnswer {
    switch refusal.reason {
    case .unavailable: ProblemAnswer(APIProblem(.unavailable, refusal.message))
    case .noRole: ProblemAnswer(APIProblem(.forbidden, refusal.message))
    case .notOurs, .invalid, .expired:
      ProblemAnswer(
        APIProblem(.unauthenticated, refusal.message),
        headers: routes.challenge(to: request, error: "invalid_token"))
    }
  }
}
