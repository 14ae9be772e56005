using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Windows;

/// <summary>Temperature and clock of a device in one window. Unknown values are NaN.</summary>
/// <param name="StartTemperature">Temperature at the start of the window: the work itself causes any later rise.</param>
/// <param name="MeanClock">Mean clock of its processors.</param>
/// <param name="MeanPower">
/// Mean of the device's power sensor, for timelines; also available in windows too short for the meter's energy. Null without a sensor.
/// </param>
public readonly record struct WindowConditions(Celsius StartTemperature, Hertz MeanClock, Watts? MeanPower = null);
