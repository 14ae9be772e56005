using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Windows;

/// <summary>How warm and how fast a device was in one window. A figure that it does not tell is NaN.</summary>
/// <param name="StartTemperature">
/// At the start of the window: the warmth that came with it, since what the window adds is the work's own doing.
/// </param>
/// <param name="MeanClock">The mean clock of its processors within the window.</param>
/// <param name="MeanPower">
/// The mean of the device's power sensor, for a curve over time: it is there in windows that are too short for the meter's energy too. Null
/// where there is no sensor.
/// </param>
public readonly record struct WindowConditions(Celsius StartTemperature, Hertz MeanClock, Watts? MeanPower = null);
