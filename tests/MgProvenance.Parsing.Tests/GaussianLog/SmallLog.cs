namespace MgProvenance.Parsing.Tests.GaussianLog;

/// <summary>A small log in the layout of Gaussian 16: an optimisation in two cycles, then frequencies; the numbers are made up.</summary>
internal static class SmallLog
{
    public const string Start = """
         Entering Gaussian System, Link 0=g16
         ******************************************
         Gaussian 16:  ES64L-G16RevC.01  3-Jul-2019
                        2-Mar-2026 
         ******************************************
         ----------------------------------------------------------------------
         # opt freq b3lyp/6-31g(d) scf=(maxcycle=200,tight) geom=connectivity p
         op=full
         ----------------------------------------------------------------------
         Charge = -1 Multiplicity = 1

        """;

    public const string FirstCycle = """
         SCF Done:  E(RB3LYP) =  -1125.50000000     A.U. after   14 cycles
                    Population analysis using the SCF density.
         The electronic state is 1-A.
         Alpha  occ. eigenvalues --  -24.70000 -24.60000  -0.10000
         Alpha virt. eigenvalues --    0.10000   0.20000
                  Condensed to atoms (all electrons):

        """;

    public const string LastCycle = """
         SCF Done:  E(RB3LYP) =  -1125.51234567     A.U. after    9 cycles
            -- Stationary point found.
                    Population analysis using the SCF density.
         Alpha  occ. eigenvalues -- -124.70000-124.60000 -24.60000  -0.30000  -0.25000
         Alpha  occ. eigenvalues --   -0.20000  -0.12163
         Alpha virt. eigenvalues --    0.11012   0.20000
         Normal termination of Gaussian 16 at Mon Mar  2 10:22:29 2026.

        """;

    public const string Frequencies = """
         Link1:  Proceeding to internal job step number  2.
         ---------------------------------------------------
         #N Geom=AllCheck Guess=TCheck SCRF=Check RB3LYP/6-31G(d) Freq
         ---------------------------------------------------
         SCF Done:  E(RB3LYP) =  -1125.51234568     A.U. after    1 cycles
                    Population analysis using the SCF density.
         Alpha  occ. eigenvalues --  -24.60000  -0.20000  -0.12163
         Alpha virt. eigenvalues --    0.11012   0.20000
         Harmonic frequencies (cm**-1), IR intensities (KM/Mole), Raman scattering
               Frequencies ---   -53.1981   84.7415  149.4005  179.3403  263.3734
         Harmonic frequencies (cm**-1), IR intensities (KM/Mole), Raman scattering
         Frequencies --    -53.1981                84.7415               149.4005
         Frequencies --    179.3403               263.3734
         Normal termination of Gaussian 16 at Mon Mar  2 11:22:29 2026.

        """;

    public const string OpenShell = """
         SCF Done:  E(UB3LYP) =  -382.081392720     A.U. after   19 cycles
         Alpha  occ. eigenvalues --  -10.25357  -0.36976
         Alpha virt. eigenvalues --   -0.17750   0.01000
          Beta  occ. eigenvalues --  -10.25059  -0.38882
          Beta virt. eigenvalues --   -0.30053   0.01000
         Normal termination of Gaussian 16 at Mon Mar  2 11:22:29 2026.

        """;

    public const string Whole = Start + FirstCycle + LastCycle + Frequencies;
}
