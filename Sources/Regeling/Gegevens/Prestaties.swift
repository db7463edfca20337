/// The room that an applicant gives for questions (R 1:9 lid 2 a).
package enum Vraagmogelijkheden: String, Hashable, Sendable, CaseIterable {
  case ruim
  case aanwezig
  case beperkt
}

/// The visibility of an applicant on social media (R 1:9 lid 2 a).
package enum Zichtbaarheid: String, Hashable, Sendable, CaseIterable {
  case goed
  case zichtbaar
  case beperkt
}

/// The figures behind the criteria (R 1:9 lid 2). Counts are 0 … 1 000 000 000.
package struct Prestaties: Hashable, Sendable {
  /// The period of the figures, when given.
  package var periode: Periode?
  package var gesprekkenNieuw: Int64
  package var gesprekkenBestaand: Int64
  /// Room for questions by telephone and online.
  package var vraagmogelijkheden: Vraagmogelijkheden
  package var zichtbaarheid: Zichtbaarheid
  package var ondersteundeOndernemers: Int64
  /// Of these, those settled outside Den Haag; at most `ondersteundeOndernemers`.
  package var waarvanBuitenDenHaag: Int64
  /// Of these, social startups; at most `ondersteundeOndernemers`.
  package var waarvanSocialeStartups: Int64
  package var evenementen: Int64
  /// Participations of sociaal ondernemers in them.
  package var deelnamesAanEvenementen: Int64
  package var overlegstructuren: Int64
  package var samenwerkingen: Int64

  package init(
    periode: Periode? = nil, gesprekkenNieuw: Int64, gesprekkenBestaand: Int64,
    vraagmogelijkheden: Vraagmogelijkheden, zichtbaarheid: Zichtbaarheid, ondersteundeOndernemers: Int64,
    waarvanBuitenDenHaag: Int64, waarvanSocialeStartups: Int64, evenementen: Int64,
    deelnamesAanEvenementen: Int64, overlegstructuren: Int64, samenwerkingen: Int64
  ) {
    self.periode = periode
    self.gesprekkenNieuw = gesprekkenNieuw
    self.gesprekkenBestaand = gesprekkenBestaand
    self.vraagmogelijkheden = vraagmogelijkheden
    self.zichtbaarheid = zichtbaarheid
    self.ondersteundeOndernemers = ondersteundeOndernemers
    self.waarvanBuitenDenHaag = waarvanBuitenDenHaag
    self.waarvanSocialeStartups = waarvanSocialeStartups
    self.evenementen = evenementen
    self.deelnamesAanEvenementen = deelnamesAanEvenementen
    self.overlegstructuren = overlegstructuren
    self.samenwerkingen = samenwerkingen
  }
}

extension Beoordeling {
  /// Verified figures: only the members that differ from the sent ones.
  package struct Prestatiewijziging: Hashable, Sendable {
    package var gesprekkenNieuw: Int64?
    package var gesprekkenBestaand: Int64?
    package var vraagmogelijkheden: Vraagmogelijkheden?
    package var zichtbaarheid: Zichtbaarheid?
    package var ondersteundeOndernemers: Int64?
    /// Of these, those settled outside Den Haag.
    package var waarvanBuitenDenHaag: Int64?
    /// Of these, social startups.
    package var waarvanSocialeStartups: Int64?
    package var evenementen: Int64?
    package var deelnamesAanEvenementen: Int64?
    package var overlegstructuren: Int64?
    package var samenwerkingen: Int64?

    /// No figure verified.
    package init() {}

    /// The figures; nil when one of them is missing.
    package func volledig(periode: Periode?) -> Prestaties? {
      guard let gesprekkenNieuw, let gesprekkenBestaand, let vraagmogelijkheden, let zichtbaarheid,
        let ondersteundeOndernemers, let waarvanBuitenDenHaag, let waarvanSocialeStartups, let evenementen,
        let deelnamesAanEvenementen, let overlegstructuren, let samenwerkingen
      else { return nil }
      return Prestaties(
        periode: periode, gesprekkenNieuw: gesprekkenNieuw, gesprekkenBestaand: gesprekkenBestaand,
        vraagmogelijkheden: vraagmogelijkheden, zichtbaarheid: zichtbaarheid,
        ondersteundeOndernemers: ondersteundeOndernemers, waarvanBuitenDenHaag: waarvanBuitenDenHaag,
        waarvanSocialeStartups: waarvanSocialeStartups, evenementen: evenementen,
        deelnamesAanEvenementen: deelnamesAanEvenementen, overlegstructuren: overlegstructuren,
        samenwerkingen: samenwerkingen)
    }

    /// The sent figures, with the verified ones in their place.
    package func toegepast(op gezonden: Prestaties) -> Prestaties {
      var prestaties = gezonden
      func zet<Waarde>(_ plaats: Prestatieplaats<Waarde>) {
        if let nagegaan = self[keyPath: plaats.nagegaan] { prestaties[keyPath: plaats.gezonden] = nagegaan }
      }
      for cijfer in Prestatiecijfer.allCases {
        switch cijfer.soort {
        case .aantal(let plaats): zet(plaats)
        case .vraagmogelijkheden(let plaats): zet(plaats)
        case .zichtbaarheid(let plaats): zet(plaats)
        }
      }
      return prestaties
    }
  }
}

/// The places of a figure: in the figures of the applicant, and in the verified figures of the assessor.
package struct Prestatieplaats<Waarde>: Sendable {
  /// Among those sent.
  package let gezonden: any WritableKeyPath<Prestaties, Waarde> & Sendable
  /// Among those verified.
  package let nagegaan: any WritableKeyPath<Beoordeling.Prestatiewijziging, Waarde?> & Sendable

  fileprivate init(
    _ gezonden: any WritableKeyPath<Prestaties, Waarde> & Sendable,
    _ nagegaan: any WritableKeyPath<Beoordeling.Prestatiewijziging, Waarde?> & Sendable
  ) {
    self.gezonden = gezonden
    self.nagegaan = nagegaan
  }
}

/// The figures, by their names in documents.
package enum Prestatiecijfer: String, Hashable, Sendable, CaseIterable {
  case gesprekkenNieuw, gesprekkenBestaand, vraagmogelijkheden, zichtbaarheid, ondersteundeOndernemers
  case waarvanBuitenDenHaag, waarvanSocialeStartups, evenementen, deelnamesAanEvenementen, overlegstructuren
  case samenwerkingen

  /// The kind of a figure, with its places.
  package enum Soort: Sendable {
    case aantal(Prestatieplaats<Int64>)
    case vraagmogelijkheden(Prestatieplaats<Vraagmogelijkheden>)
    case zichtbaarheid(Prestatieplaats<Zichtbaarheid>)
  }

  /// The table of the figures.
  package var soort: Soort {
    switch self {
    case .gesprekkenNieuw: .aantal(.init(\.gesprekkenNieuw, \.gesprekkenNieuw))
    case .gesprekkenBestaand: .aantal(.init(\.gesprekkenBestaand, \.gesprekkenBestaand))
    case .vraagmogelijkheden: .vraagmogelijkheden(.init(\.vraagmogelijkheden, \.vraagmogelijkheden))
    case .zichtbaarheid: .zichtbaarheid(.init(\.zichtbaarheid, \.zichtbaarheid))
    case .ondersteundeOndernemers: .aantal(.init(\.ondersteundeOndernemers, \.ondersteundeOndernemers))
    case .waarvanBuitenDenHaag: .aantal(.init(\.waarvanBuitenDenHaag, \.waarvanBuitenDenHaag))
    case .waarvanSocialeStartups: .aantal(.init(\.waarvanSocialeStartups, \.waarvanSocialeStartups))
    case .evenementen: .aantal(.init(\.evenementen, \.evenementen))
    case .deelnamesAanEvenementen: .aantal(.init(\.deelnamesAanEvenementen, \.deelnamesAanEvenementen))
    case .overlegstructuren: .aantal(.init(\.overlegstructuren, \.overlegstructuren))
    case .samenwerkingen: .aantal(.init(\.samenwerkingen, \.samenwerkingen))
    }
  }
}
