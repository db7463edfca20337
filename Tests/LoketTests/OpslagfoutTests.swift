import PostgreSQL
import Testing

@testable import Loket

/// Which faults of the database are for a later try, and which are ours.
@Suite struct OpslagfoutTests {
  private func uitkomst(_ sqlState: String) -> Opslagfout.Uitkomst? {
    Opslagfout(PostgresError.server(PostgresServerError(sqlState: sqlState)))?.uitkomst
  }

  @Test func aConnectionThatBreaksIsForALaterTry() {
    for sqlState in ["08000", "08006", "53100", "57P01", "40001", "25006", "55P03"] {
      #expect(uitkomst(sqlState) == .nietsGebeurd, "\(sqlState)")
    }
  }

  /// 08P01 is a message that the server cannot read: trying again never helps, so nobody is told to.
  @Test func aMessageThatWeMadeWronglyIsAFaultOfOurs() {
    for sqlState in ["08P01", "42601", "42703", "22P02"] { #expect(uitkomst(sqlState) == .eigenFout, "\(sqlState)") }
  }
}
