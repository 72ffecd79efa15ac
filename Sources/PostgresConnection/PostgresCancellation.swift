import CPostgres
import Dispatch

/// Tells a server once to stop what a session does.
struct PostgresCancellation: @unchecked Sendable {
  // libpq promises that such a handle may be used on any thread, beside its connection and after that has
  // ended; this value has the only copy and frees it when it is sent.
  private let handle: OpaquePointer

  init(handle: OpaquePointer) { self.handle = handle }

  func send() {
    DispatchQueue.global().async {
      tenantry_pq_cancel(handle)
      tenantry_pq_free_cancel(handle)
    }
  }
}
