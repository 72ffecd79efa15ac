// A signal source may be cancelled from any thread; Dispatch has not said so to the compiler yet.
@preconcurrency import Dispatch
import Foundation

/// Ctrl-C as a value instead of an end.
enum Interruptions {
  /// One element for the first Ctrl-C; the second one ends the program as if nobody had listened, so that nobody is
  /// ever stuck. When the listener stops, Ctrl-C does what it always did.
  static func stream() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      signal(SIGINT, SIG_DFL)
      continuation.yield()
    }
    source.setCancelHandler { signal(SIGINT, SIG_DFL) }
    continuation.onTermination = { _ in source.cancel() }
    source.resume()
    return stream
  }
}
