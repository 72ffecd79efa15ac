/// Which module of a series needs which: both ways, one step or all of them.
package struct ModuleGraph: Sendable {
  package enum Direction: Sendable {
    /// What a module depends on.
    case needs
    /// What depends on a module.
    case neededBy
  }

  private let sources: [ModuleName: ModuleSource]
  private let needs: [ModuleName: [ModuleName]]
  private let neededBy: [ModuleName: [ModuleName]]

  /// - Parameter modules: the catalog, of all series; of two rows with one name the later one counts.
  package init(series: String, modules: [CatalogModule]) {
    let own = Dictionary(
      modules.filter { $0.series == series }.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    sources = own.mapValues(\.source)
    needs = own.mapValues { Array(Set($0.dependencies)).sorted() }
    var neededBy: [ModuleName: [ModuleName]] = [:]
    for (name, needed) in needs { for other in needed { neededBy[other, default: []].append(name) } }
    self.neededBy = neededBy.mapValues { $0.sorted() }
  }

  /// Nil for a module that the series does not have.
  package func source(of module: ModuleName) -> ModuleSource? { sources[module] }

  /// The modules one step away, by name.
  package func next(of module: ModuleName, _ direction: Direction) -> [ModuleName] {
    (direction == .needs ? needs : neededBy)[module] ?? []
  }

  /// How many modules there are in a direction to its end, the module itself not counted.
  package func countInAll(from module: ModuleName, _ direction: Direction) -> Int {
    var met: Set<ModuleName> = [module]
    var queue = [module]
    var place = 0
    while place < queue.count {
      for other in next(of: queue[place], direction) where met.insert(other).inserted { queue.append(other) }
      place += 1
    }
    return queue.count - 1
  }
}
