import Hummingbird
import Logging

/// The floor of the server's benchmark: the same framework that answers one word.
///
/// `swift run -c release ServerFloor PORT`
@main
struct ServerFloor {
  static func main() async throws {
    let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8_481
    let router = Router()
    router.get("/hello") { _, _ in "hello" }
    var logger = Logger(label: "floor")
    logger.logLevel = .error
    try await Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger
    ).run()
  }
}
