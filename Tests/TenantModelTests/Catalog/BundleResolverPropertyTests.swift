import TenantModel
import Testing

@Suite("The bundle resolver on graphs made by chance")
struct BundleResolverPropertyTests {
  @Test("the order is topological and complete for 300 graphs without cycles", arguments: 0..<300)
  func topological(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let count = Int.random(in: 1...60, using: &random)
    let names = (0..<count).map { "m\($0)" }.shuffled(using: &random)
    var depends: [String: [String]] = [:]
    var modules = [CatalogModule.plain("base")]
    for (place, name) in names.enumerated() {
      let below = names[..<place].filter { _ in Int.random(in: 0..<8, using: &random) == 0 }
      depends[name] = below
      modules.append(.plain(name, below))
    }
    let requested = names.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
    let resolver = BundleResolver(series: "18.0", modules: modules.shuffled(using: &random))
    let resolution = resolver.resolve(requested.map(ModuleName.known))
    #expect(resolution.findings.isEmpty)
    var needed: Set<String> = requested.isEmpty ? [] : ["base"]
    var waiting = requested
    while let name = waiting.popLast() {
      if needed.insert(name).inserted { waiting += depends[name] ?? [] }
    }
    var installed: Set<String> = []
    for entry in resolution.modules {
      let below = depends[entry.name.rawValue] ?? []
      #expect(below.allSatisfy(installed.contains), "\(entry.name) before \(below)")
      #expect(installed.insert(entry.name.rawValue).inserted)
    }
    #expect(installed == needed)
    #expect(resolver.resolve(requested.reversed().map(ModuleName.known)).modules == resolution.modules)
  }

  @Test(
    "a graph has a cycle finding exactly when peeling leaves something, for 300 graphs", arguments: 0..<300)
  func cycles(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) &+ 7_000)
    let count = Int.random(in: 1...14, using: &random)
    let names = (0..<count).map { "m\($0)" }
    var depends: [String: [String]] = [:]
    for name in names {
      depends[name] = ["base"] + names.filter { _ in Int.random(in: 0..<9, using: &random) == 0 }
    }
    let modules = [CatalogModule.plain("base")] + names.map { .plain($0, depends[$0] ?? []) }
    let resolution = BundleResolver(series: "18.0", modules: modules).resolve(names.map(ModuleName.known))
    var left = Set(names)
    while let free = left.first(where: { name in depends[name]?.contains(where: left.contains) != true }) {
      left.remove(free)
    }
    #expect(resolution.findings.isEmpty == left.isEmpty)
    #expect(Set(resolution.modules.map(\.name.rawValue)) == left.union(names).union(["base"]))
    for finding in resolution.findings {
      #expect(finding.code == .cycle)
      #expect(finding.path.count > 1 && finding.path.first == finding.path.last)
      for (upper, lower) in zip(finding.path, finding.path.dropFirst()) {
        #expect(depends[upper.rawValue]?.contains(lower.rawValue) == true)
      }
    }
  }

  @Test("a chain of 10,000 modules is walked without recursion, and a circle of 10,000 too")
  func deepChain() {
    let count = 10_000
    var modules = [CatalogModule.plain("base")]
    for place in 0..<count {
      let below = place + 1 < count ? "m\(place + 1)" : "gone"
      modules.append(.plain("m\(place)", [below], status: place % 100 == 0 ? "Alpha" : nil))
    }
    let elapsed = ContinuousClock().measure {
      let resolution = BundleResolver(series: "18.0", modules: modules).resolve([.known("m0")])
      #expect(resolution.modules.count == count)
      #expect(resolution.modules.last?.name == .known("m0"))
      #expect(resolution.findings.count == 1 + count / 100)
      #expect(resolution.findings[0].path.count == 64)
      #expect(resolution.findings[0].path.first == .known("m0"))
      #expect(
        resolution.findings[0].message
          == "gone is not in the catalog (m0 → … → m9995 → m9996 → m9997 → m9998 → m9999 → gone).")
      modules[count] = .plain("m\(count - 1)", ["m0"])
      let circle = BundleResolver(series: "18.0", modules: modules).resolve([.known("m0")])
      #expect(circle.findings.filter(\.blocks).map(\.path.count) == [count + 1])
    }
    print("chain and circle of 10,000 modules resolved in \(elapsed)")
    #expect(elapsed < .seconds(60))
  }
}

/// A small generator with a seed. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number
/// generators", 2014.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
