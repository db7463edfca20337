package import Begrippen

extension Kalender {
  /// The day that is so many working days before a day, which does not count itself.
  package func dag(voor datum: Datum, werkdagen: Int) -> Datum {
    precondition(werkdagen >= 0, "a day before, not after")
    var dag = datum
    var over = werkdagen
    while over > 0 {
      dag = dag.plus(dagen: -1)
      if isWerkdag(dag) { over -= 1 }
    }
    return dag
  }
}
