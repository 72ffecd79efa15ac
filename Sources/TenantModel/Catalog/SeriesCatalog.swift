/// A catalog as one series sees it, with numbers for names: the graph that a resolver walks.
struct SeriesCatalog: Sendable {
  let series: String
  /// The series' own modules; a module's number is its place here.
  let modules: [CatalogModule]
  /// The name of each number: the modules' first, then those that are only depended on.
  let names: [ModuleName]
  /// For each module the numbers of what it depends on, without duplicates.
  let dependencies: [[Int]]
  /// For each module its place in alphabetical order.
  let ranks: [Int]
  private let numbers: [ModuleName: Int]
  private let elsewhere: [ModuleName: [CatalogModule]]

  init(series: String, modules: [CatalogModule]) {
    self.series = series
    var own: [CatalogModule] = []
    var numbers: [ModuleName: Int] = [:]
    var elsewhere: [ModuleName: [CatalogModule]] = [:]
    for module in modules {
      if module.series != series {
        elsewhere[module.name, default: []].append(module)
      } else if let number = numbers[module.name] {
        own[number] = module
      } else {
        numbers[module.name] = own.count
        own.append(module)
      }
    }
    var names = own.map(\.name)
    var dependencies: [[Int]] = []
    dependencies.reserveCapacity(own.count)
    for module in own {
      var needed: [Int] = []
      for name in module.dependencies {
        let number = numbers[name] ?? names.count
        if number == names.count {
          numbers[name] = number
          names.append(name)
        }
        if !needed.contains(number) { needed.append(number) }
      }
      dependencies.append(needed)
    }
    var ranks = Array(repeating: 0, count: own.count)
    for (rank, number) in own.indices.sorted(by: { own[$0].name < own[$1].name }).enumerated() {
      ranks[number] = rank
    }
    self.modules = own
    self.names = names
    self.dependencies = dependencies
    self.ranks = ranks
    self.numbers = numbers
    self.elsewhere = elsewhere
  }

  /// The number of a name; nil when neither a module nor a dependency has it.
  func number(of name: ModuleName) -> Int? { numbers[name] }

  /// The module of a number; nil when the series has none of that name.
  func module(_ number: Int) -> CatalogModule? {
    number < modules.count ? modules[number] : nil
  }

  /// The rows of other series, or of none, with this name.
  func rowsElsewhere(of name: ModuleName) -> [CatalogModule] { elsewhere[name] ?? [] }
}
