/// The members of a closure, every one after all that it depends on, and the cycles that make that
/// impossible.
///
/// Tarjan's algorithm finds the groups of modules that need one another, each group after those below it,
/// with a stack of its own instead of recursion. A group of one is a module; a larger one holds a cycle.
///
/// Source: R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972.
struct InstallOrder {
  /// By depth, then by name. The members of a cycle share one depth.
  let modules: [Int]
  /// One cycle for each group of modules that need one another: shortest through the member met first, which
  /// stands at both ends.
  let cycles: [[Int]]

  init(of closure: DependencyClosure, in catalog: SeriesCatalog) {
    var search = ComponentSearch(catalog: catalog, members: closure.members)
    search.run()
    modules = closure.members.sorted { left, right in
      (search.depths[left], catalog.ranks[left]) < (search.depths[right], catalog.ranks[right])
    }
    cycles = search.knots.map { Self.shortestCycle(in: $0, dependencies: catalog.dependencies) }
  }

  /// - Parameter knot: modules of which each needs each, the one met first in front.
  private static func shortestCycle(in knot: [Int], dependencies: [[Int]]) -> [Int] {
    let start = knot[0]
    let members = Set(knot)
    var origins: [Int: Int] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let number = queue[next]
      next += 1
      for needed in dependencies[number] where members.contains(needed) {
        if needed == start {
          var cycle = [start, number]
          while let origin = origins[cycle[cycle.count - 1]] { cycle.append(origin) }
          return cycle.reversed()
        }
        if origins[needed] == nil {
          origins[needed] = number
          queue.append(needed)
        }
      }
    }
    return [start, start]
  }
}
