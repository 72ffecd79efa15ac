import Foundation
import PlatformHost

/// The program: hands the command line what this process really has.
@main
struct Tenantry {
  static func main() async {
    ProcessPrivacy.begin()
    let variables = ProcessInfo.processInfo.environment
    let examiner = Examiner(variables: variables)
    await CommandLineTool.main(
      .live(
        opener: LivePlatformOpener(), gallery: LiveGallery(environment: variables),
        examine: { await examiner.examine($0) }))
  }
}
