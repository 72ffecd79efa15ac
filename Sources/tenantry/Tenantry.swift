import Foundation

/// The program: hands the command line what this process really has.
@main
struct Tenantry {
  static func main() async {
    let gallery = LiveGallery(environment: ProcessInfo.processInfo.environment)
    await CommandLineTool.main(.live(opener: LivePlatformOpener(), gallery: gallery))
  }
}
