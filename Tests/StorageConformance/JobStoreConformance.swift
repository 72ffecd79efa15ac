import Foundation
import JobEngine

/// The suite that every `JobStore` driver runs: what it promises beyond its signatures.
///
/// A driver's test walks `checks` and runs each on a store of its own:
/// `@Test(arguments: JobStoreConformance.checks) func conforms(_ check: JobStoreConformance.Check) async throws`.
package enum JobStoreConformance {
  /// One promise, as a sentence, and how to see that it is kept.
  package struct Check: Sendable, CustomStringConvertible {
    package let name: String
    let body: @Sendable (StoreBench) async throws -> Void

    package var description: String { name }

    /// - Parameter store: empty, and used by nobody else.
    /// - Throws: `ConformanceFailure`, or what the store threw.
    package func run(on store: any JobStore) async throws { try await body(StoreBench(store: store)) }
  }

  package static var checks: [Check] {
    enqueueing + claiming + guarding + stepping + deciding + watching
  }
}
