"""One dimension over all teams that are scored together, for analysts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from teamcheck.scorecard.analyst.model import Alpha, DrawnIn, EmpiricalBayes, Icc, OrganisationDimension, Variances
from teamcheck.scorecard.analyst.statistics import Beside, complete_of, scale_of, unit_of
from teamcheck.scorecard.analyst.undefined import undefined
from teamcheck.scorecard.model import DimensionResult
from teamcheck.statistics import complete, omega, reliability
from teamcheck.statistics.between_teams import Anova, anova, icc1, icc2
from teamcheck.statistics.centre import mean, pooled, sd
from teamcheck.statistics.empirical_bayes import FEWEST_TEAMS, by_moments, drawn_in
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.ranks import percentiles
from teamcheck.statistics.reliability import Covariances
from teamcheck.statistics.reml import Components, reml


@dataclass(frozen=True, slots=True)
class Together:
    """What all teams make of one dimension.

    Attributes:
        found: The analysis of variance; None below two teams.
        moments: Variance between and within teams from mean squares; None below FEWEST_TEAMS teams.
        likeliest: The same by restricted maximum likelihood, from two teams on.
        percentiles: Each team's rank among all, in their order.
    """

    found: Anova | None
    moments: Components | None
    likeliest: Components | None
    percentiles: Sequence[float | None]

    def beside(self, place: int, result: DimensionResult) -> Beside:
        """One team's mean drawn in towards all teams', and its rank."""
        drawn = [
            None if each is None or self.moments is None else drawn_in(each, result.mean, result.n)
            for each in (self.moments, self.likeliest)
        ]
        return Beside(DrawnIn(moments=drawn[0], reml=drawn[1]), _why_no_empirical_bayes(self), self.percentiles[place])


def together(results: Sequence[DimensionResult]) -> Together:
    """Work out what the teams have in common (methods M33 to M36).

    Args:
        results: One dimension of every team, two teams or more.
    """
    teams = [result.points for result in results]
    found = anova(teams)
    return Together(
        found=found,
        moments=None if found is None or found.teams < FEWEST_TEAMS else by_moments(found, teams),
        likeliest=reml(teams),
        percentiles=percentiles([result.mean for result in results]),
    )


def organisation_dimension(results: Sequence[DimensionResult], teams: Together) -> OrganisationDimension:
    """One dimension over all people of all teams (methods M3 and M30 to M35)."""
    everybody = pooled([result.points for result in results])
    whole = reduce(complete.added, map(complete_of, results))
    found = reliability.covariances(whole, shares=results[0].plan.mixed)
    ids = [item.id for item in results[0].dimension.items]
    dropped = {id_: None if found is None else reliability.alpha_if_dropped(found, place) for place, id_ in enumerate(ids)}
    rest = {id_: None if found is None else reliability.item_rest_r(found, place) for place, id_ in enumerate(ids)}
    scale, common = _alpha(found, whole.n), None if found is None else omega.omega_total(found)
    return OrganisationDimension(
        id=results[0].dimension.id,
        unit=unit_of(results[0]),
        scale=scale_of(results[0]),
        n=int(everybody.n),
        mean=mean(FLOATS, everybody),
        sd=sd(FLOATS, everybody),
        alpha=scale,
        alpha_if_dropped=dropped,
        item_rest_r=rest,
        omega=common,
        icc=None if teams.found is None else _icc(teams.found, teams.likeliest),
        empirical_bayes=_empirical_bayes(teams),
        withheld=undefined(
            mean=None if everybody.n else "nobody",
            sd=None if everybody.n > 1 else "one-person" if everybody.n else "nobody",
            alpha=_why_not(found, len(ids), needed=2) if None in scale.model_dump().values() else None,
            alpha_if_dropped=_why_not(found, len(ids), needed=3) if None in dropped.values() else None,
            item_rest_r=_why_not(found, len(ids), needed=2) if None in rest.values() else None,
            omega=None if common is not None else _why_no_omega(found, len(ids)),
            icc=_why_no_icc(teams),
            empirical_bayes=_why_no_empirical_bayes(teams),
        ),
    )


def _alpha(found: Covariances | None, people: int) -> Alpha:
    if found is None:
        return Alpha(raw=None, standardised=None, average_r=None, interval=None, n_complete=people)
    return Alpha(
        raw=reliability.alpha(found),
        standardised=reliability.standardised_alpha(found),
        average_r=reliability.average_correlation(found),
        interval=reliability.alpha_interval(found),
        n_complete=people,
    )


def _icc(found: Anova, likeliest: Components | None) -> Icc:
    return Icc(
        icc1=icc1(found, found.mean_size),
        icc1_n0=icc1(found, found.n0),
        icc1_reml=None if likeliest is None else likeliest.icc1,
        icc2=icc2(found),
        f=found.f,
        p=found.p,
        df1=found.df1,
        df2=found.df2,
        msb=found.msb,
        msw=found.msw,
        teams=found.teams,
        mean_size=found.mean_size,
        n0=found.n0,
    )


def _empirical_bayes(teams: Together) -> EmpiricalBayes | None:
    if teams.moments is None:
        return None
    moments, likeliest = teams.moments, teams.likeliest
    return EmpiricalBayes(
        tau2=moments.tau2,
        sigma2=moments.sigma2,
        mu=moments.mu,
        reml=None if likeliest is None else Variances(tau2=likeliest.tau2, sigma2=likeliest.sigma2, mu=likeliest.mu),
    )


def _why_not(found: Covariances | None, items: int, *, needed: int) -> str:
    """Why a figure of reliability is undefined that takes so many items."""
    if found is None:
        return "two-complete"
    if items < needed:
        return "one-item" if needed == 2 else "two-items"
    return "no-variance"


def _why_no_omega(found: Covariances | None, items: int) -> str:
    if found is None or items < omega.FEWEST_ITEMS or found.correlations is None:
        return _why_not(found, items, needed=omega.FEWEST_ITEMS)
    return "fewer-than-50" if found.n < omega.FEWEST_PEOPLE else "loadings"


def _why_no_icc(teams: Together) -> str | None:
    if teams.found is None:
        return "one-team"
    if teams.found.msw is None:
        return "nobody-beside"
    return None if teams.found.msw and teams.found.msb else "no-variance"


def _why_no_empirical_bayes(teams: Together) -> str | None:
    if teams.found is None:
        return "one-team"
    if teams.found.teams < FEWEST_TEAMS:
        return "fewer-than-10-teams"
    if teams.found.msw is None:
        return "nobody-beside"
    return None if teams.likeliest is not None else "no-variance"
