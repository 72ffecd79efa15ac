/// The program: hands the command line what this process really has.
@main
struct Tenantry {
  static func main() async {
    await CommandLineTool.main(.live(opener: LivePlatformOpener()))
  }
}
