import Foundation
import Integrations
import TestSupport

extension VendorWorld {
  /// Where the stand-ins' secret is to be found.
  var reference: SecretReference { .environment("SANDBOX") }

  var now: @Sendable () -> Date {
    { [time] in time.now }
  }

  /// Finds that value where the secret is looked for.
  func resolver(_ value: String = VendorWorld.secret) -> SecretResolver {
    .system(environment: ["SANDBOX": value])
  }
}
