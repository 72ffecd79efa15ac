import Foundation

/// Speaks HTTP over the network for one integration: its hosts, its trust, its proxy, its limits.
///
/// Redirects are answers here, followed by nobody. TLS is verified always.
package struct CurlTransport: Transport {
  let pool: CurlPool
  let settings: CurlSettings

  package init(_ pool: CurlPool, _ settings: CurlSettings) {
    self.pool = pool
    self.settings = settings
  }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let answer = WholeAnswer()
    let job = try CurlJob(
      id: pool.nextId(), request, settings: settings, isStream: false, receiver: answer)
    // Started outside the handler: that of a task cancelled before would run first, and cancel what is not
    // there yet.
    pool.start(job)
    let outcome = await withTaskCancellationHandler {
      await answer.value()
    } onCancel: {
      pool.cancel(job.id)
    }
    return try outcome.get()
  }
}
