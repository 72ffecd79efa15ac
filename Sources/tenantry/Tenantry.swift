import Foundation

/// The program: hands the command line what this process really has.
@main
struct Tenantry {
  static func main() async {
    let examiner = Examiner(variables: ProcessInfo.processInfo.environment)
    await CommandLineTool.main(
      .live(opener: LivePlatformOpener(), examine: { await examiner.examine($0) }))
  }
}
