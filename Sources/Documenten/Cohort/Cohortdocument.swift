package import Begrippen
import Cryptography
internal import JSON
internal import Notatie
package import Regeling
import Synchronization

/// A cohort document (`contract.md` section 2) in canonical form is a head, the files with commas between them, and a
/// tail. A frozen ranking is stored in these parts, so that a large cohort is never in memory as a whole.
package enum Cohortdocument {
  /// What stands before the files.
  package static let kop = Array(#"{"aanvragen":["#.utf8)
}

/// The digest of a document (`contract.md` section 5) of which the parts come one by one: a head, parts with commas
/// between them, a tail. It may go to another thread between two parts.
package final class Delendigest: Sendable {
  private struct Stand: ~Copyable {
    var stroom = SHA256Stream()
    var isEerste = true
  }

  private let stand = Mutex(Stand())

  /// The digest of a document with this head.
  package init(kop: [UInt8]) { stand.withLock { $0.stroom.update(kop) } }

  /// Adds parts.
  package func neem(_ delen: [[UInt8]]) {
    stand.withLock { stand in
      for deel in delen {
        if !stand.isEerste { stand.stroom.update([UInt8(ascii: ",")]) }
        stand.isEerste = false
        stand.stroom.update(deel)
      }
    }
  }

  /// The SHA-256 of the document with this tail, lower-case hex. Nothing is added after it.
  package func sluit(staart: [UInt8]) -> String {
    stand.withLock { stand in
      stand.stroom.update(staart)
      return exchange(&stand.stroom, with: SHA256Stream()).hex()
    }
  }
}

extension Cohortkader {
  /// What stands after the files of the document.
  package var staart: [UInt8] {
    var schrijver = JSONWriter()
    schrijver.beginObject()
    if let zaad {
      schrijver.member("loting")
      schrijver.text(zaad)
    }
    schrijver.member("openNormen")
    schrijver.value(normen.json.sorted)
    schrijver.member("ronde")
    schrijver.value(ronde.json.sorted)
    schrijver.endObject()
    return Array("],".utf8) + schrijver.bytes.dropFirst()
  }
}

extension Inzending {
  /// A file that takes part, as an element of a cohort document. The instant keeps all its decimals, since the rules
  /// compare it unrounded.
  package var cohortelement: [UInt8] {
    JSONValue.object(present: [
      "aanvraag": aanvraag.json, "beoordeling": beoordeling?.json, "id": .text(id),
      "ingetrokken": ingetrokken ? true : nil, "ontvangenOp": .text(ontvangenOp.utcTekst),
      "toegelaten": toegelaten.map { ["besluit": .text($0.besluit), "grond": .text($0.grond)] },
    ]).sorted.bytes
  }
}

extension NietGerangschikt {
  /// A file that takes no part, as an element of a cohort document.
  /// - Parameter sha256: the digest of its application, which stands in the place of the application.
  package func cohortelement(ontvangenOp: Tijdstip, sha256: String) -> [UInt8] {
    let isIngetrokken = oordeel == .ingetrokken
    return JSONValue.object(present: [
      "id": .text(id), "ingetrokken": isIngetrokken ? true : nil, "ontvangenOp": .text(ontvangenOp.utcTekst),
      "oordeel": isIngetrokken ? nil : .text(oordeel),
      "redenen": isIngetrokken ? nil : .array(redenen.map { .text($0) }), "sha256": .text(sha256),
    ]).sorted.bytes
  }
}

extension Ronde {
  /// The round as in a cohort document.
  fileprivate var json: JSONValue {
    .object(present: [
      "besluitDatum": besluitDatum.map { .text($0) }, "jaar": .integer(jaar),
      "opent": .text(opent.utcTekst), "plafond": .amount(plafond), "sluit": .text(sluit.utcTekst),
      "verlengingen": verlengingen.isEmpty
        ? nil : .array(verlengingen.map { ["grond": .text($0.grond), "tot": .text($0.tot.utcTekst)] }),
    ])
  }
}
